// What a single SDP line says, held against the grammar of its type (RFC 8866 9).
import type { Issue } from '../base/issue'
import { sdpIssue } from './sdp-issue'
import { attributeOf, isKnownType, type SdpLine } from './sdp-line'

interface Rule {
  readonly pattern: RegExp
  readonly message: string
  readonly rfc: string
}

/** No pattern has a repetition within a repetition, so that each is linear. */
const lineRules: Readonly<Record<string, Rule>> = {
  v: { pattern: /^0$/, message: 'The version of SDP is 0.', rfc: 'RFC 8866 5.1' },
  o: {
    pattern: /^\S+ \d+ \d+ \S+ \S+ \S+$/,
    message: 'An origin is user, session id, version, IN, IP4 or IP6, address.',
    rfc: 'RFC 8866 5.2',
  },
  s: {
    pattern: /./,
    message: 'The session name must not be empty; `-` or a space stands for none.',
    rfc: 'RFC 8866 5.3',
  },
  i: { pattern: /./, message: 'The information is empty.', rfc: 'RFC 8866 5.4' },
  u: { pattern: /^\S+$/, message: 'A URI has no spaces.', rfc: 'RFC 8866 5.5' },
  e: { pattern: /./, message: 'The email address is empty.', rfc: 'RFC 8866 5.6' },
  p: { pattern: /./, message: 'The phone number is empty.', rfc: 'RFC 8866 5.6' },
  c: { pattern: /^\S+ IP[46] \S+$/, message: 'Connection data is IN, IP4 or IP6, address.', rfc: 'RFC 8866 5.7' },
  b: { pattern: /^[^\s:]+:\d+$/, message: 'A bandwidth is a type, a colon and a number.', rfc: 'RFC 8866 5.8' },
  t: { pattern: /^\d+ \d+$/, message: 'A time is start and stop; `0 0` stands for no bounds.', rfc: 'RFC 8866 5.9' },
  r: {
    pattern: /^\d+[dhms]? \d+[dhms]? \d/,
    message: 'A repeat is interval, duration, offsets.',
    rfc: 'RFC 8866 5.10',
  },
  z: { pattern: /^\d+ -?\d+[dhms]?(?: |$)/, message: 'A zone adjustment is time and offset.', rfc: 'RFC 8866 5.11' },
  m: {
    pattern: /^\S+ \d{1,5}(?:\/\d+)? \S+ \S/,
    message: 'A media section is type, port, protocol, formats.',
    rfc: 'RFC 8866 5.14',
  },
  a: {
    pattern: /^[^\s:]+(?::|$)/,
    message: 'An attribute is a name, or a name, a colon and a value.',
    rfc: 'RFC 8866 5.13',
  },
}

const flag = (rfc: string): Rule => ({ pattern: /^$/, message: 'This attribute takes no value.', rfc })

const attributeRules: Readonly<Record<string, Rule>> = {
  rtpmap: {
    pattern: /^\d{1,3} [^\s/]+\/\d+(?:\/\d+)?$/,
    message: 'An rtpmap is payload type, encoding name / clock rate.',
    rfc: 'RFC 8866 6.6',
  },
  fmtp: { pattern: /^\S+ \S/, message: 'An fmtp is a format and its parameters.', rfc: 'RFC 8866 6.15' },
  ptime: { pattern: /^\d+(?:\.\d+)?$/, message: 'A packet time is a number of milliseconds.', rfc: 'RFC 8866 6.4' },
  maxptime: { pattern: /^\d+(?:\.\d+)?$/, message: 'A packet time is a number of milliseconds.', rfc: 'RFC 8866 6.5' },
  crypto: { pattern: /^\d+ \S+ \S+:\S/, message: 'A crypto line is tag, suite, key parameters.', rfc: 'RFC 4568 9.1' },
  fingerprint: {
    pattern: /^\S+ [\da-f:]+$/i,
    message: 'A fingerprint is a hash function and bytes.',
    rfc: 'RFC 8122 5',
  },
  setup: {
    pattern: /^(?:active|passive|actpass|holdconn)$/,
    message: 'The setup role is active, passive, actpass or holdconn.',
    rfc: 'RFC 4145 4',
  },
  rtcp: {
    pattern: /^\d{1,5}(?: \S+ \S+ \S+)?$/,
    message: 'The RTCP port is a number, or with an address.',
    rfc: 'RFC 3605 2.1',
  },
  sendrecv: flag('RFC 8866 6.7.2'),
  sendonly: flag('RFC 8866 6.7.3'),
  recvonly: flag('RFC 8866 6.7.1'),
  inactive: flag('RFC 8866 6.7.4'),
}

const broken = ({ message, rfc }: Rule, { range }: SdpLine): Issue => sdpIssue('broken-value', message, range, rfc)

const ruleOf = (rules: Readonly<Record<string, Rule>>, name: string): Rule | undefined =>
  Object.hasOwn(rules, name) ? rules[name] : undefined

const checkMeaning = (line: SdpLine): readonly Issue[] => {
  const { type, value, valueRange, range } = line
  if (type === 'k') {
    const message = 'A k= line is obsolete and shows its key to everyone on the way.'
    return [sdpIssue('obsolete-key', message, range, 'RFC 8866 5.12', 'warning')]
  }
  if (type === 'c' && / (?:0\.0\.0\.0|::)$/.test(value)) {
    const message = 'The null address: no media is wanted here, which is how old phones say hold.'
    return [sdpIssue('null-address', message, valueRange, 'RFC 3264 8.4', 'note')]
  }
  if (type === 'm' && Number(/^\S+ (\d+)/.exec(value)?.[1]) > 65_535) {
    return [sdpIssue('broken-value', 'A port is at most 65535.', valueRange, 'RFC 8866 5.14')]
  }
  return []
}

/** Of one line; a blank line and an unknown letter are issues too. */
export const checkSdpValue = (line: SdpLine): readonly Issue[] => {
  const { type, value, range } = line
  if (type === '') {
    return value === ''
      ? [sdpIssue('blank-line', 'SDP has no blank lines.', range, 'RFC 8866 5', 'warning')]
      : [sdpIssue('broken-line', 'A line is one letter, `=` and a value.', range, 'RFC 8866 5')]
  }
  if (!isKnownType(type)) {
    const message = `No line of SDP has the letter ${type}; a strict parser refuses the whole description.`
    return [sdpIssue('unknown-type', message, range, 'RFC 8866 5')]
  }
  if (value.startsWith(' ') && type !== 's') {
    return [sdpIssue('space-after-equals', 'No space may stand beside the `=`.', range, 'RFC 8866 5')]
  }
  const rule = ruleOf(lineRules, type)
  if (rule !== undefined && !rule.pattern.test(value)) return [broken(rule, line)]
  const attribute = attributeOf(line)
  const attributeRule = ruleOf(attributeRules, attribute?.name ?? '')
  if (attributeRule !== undefined && !attributeRule.pattern.test(attribute?.value ?? '')) {
    return [broken(attributeRule, line)]
  }
  return checkMeaning(line)
}
