// What the lines of one media section say together: payload types and their rtpmaps, direction, port and address.
import type { Issue } from '../base/issue'
import { sdpIssue } from './sdp-issue'
import { attributeOf, type SdpLine } from './sdp-line'

/** RFC 3551 6: 35 to 71 and 77 to 95 are unassigned, 96 and above dynamic; a few below have no name either. */
const needsMap = (payloadType: number): boolean =>
  payloadType >= 35 || [1, 2, 19, 20, 21, 22, 23, 24, 27, 29, 30].includes(payloadType)

const directions: ReadonlySet<string> = new Set(['sendrecv', 'sendonly', 'recvonly', 'inactive'])

interface Formats {
  readonly listed: ReadonlySet<string>
  readonly issues: readonly Issue[]
}

const readFormats = (line: SdpLine, formats: readonly string[]): Formats => {
  const listed = new Set<string>()
  const twice = new Set<string>()
  for (const format of formats) (listed.has(format) ? twice : listed).add(format)
  const issues = [...twice].map((format) =>
    sdpIssue('repeated-format', `Format ${format} stands here twice.`, line.range, 'RFC 8866 5.14', 'warning'),
  )
  return { listed, issues }
}

const checkMaps = (media: SdpLine, lines: readonly SdpLine[], formats: readonly string[]): readonly Issue[] => {
  const { listed, issues: repeated } = readFormats(media, formats)
  const issues = [...repeated]
  const mapped = new Map<string, string>()
  for (const line of lines) {
    const { name, value } = attributeOf(line) ?? { name: '', value: '' }
    if (name !== 'rtpmap' && name !== 'fmtp') continue
    const [format = '', ...rest] = value.split(' ', 2)
    // An fmtp of a format that the m= line has not is as lost as an rtpmap of it.
    if (/^\d+$/.test(format) && !listed.has(format)) {
      const message = `The m= line has no format ${format}.`
      issues.push(sdpIssue('unlisted-format', message, line.range, 'RFC 8866 6.6', 'warning'))
    }
    if (name === 'fmtp') continue
    const [codec = ''] = rest
    const before = mapped.get(format)
    if (before !== undefined && before !== codec) {
      const message = `Payload type ${format} has two meanings, ${before} and ${codec}.`
      issues.push(sdpIssue('conflicting-rtpmap', message, line.range, 'RFC 8866 6.6'))
    }
    if (before === undefined) mapped.set(format, codec)
  }
  for (const format of listed) {
    if (!/^\d{1,3}$/.test(format)) {
      issues.push(sdpIssue('broken-format', `${format} is no payload type.`, media.range, 'RFC 8866 5.14'))
    } else if (needsMap(Number(format)) && !mapped.has(format)) {
      const message = `No rtpmap says what payload type ${format} is.`
      issues.push(sdpIssue('missing-rtpmap', message, media.range, 'RFC 8866 6.6'))
    }
  }
  return issues
}

/** Of the lines of one section, or of those before the first m= line. */
export const checkSdpDirections = (lines: readonly SdpLine[]): readonly Issue[] =>
  lines
    .filter((line) => directions.has(attributeOf(line)?.name ?? ''))
    .slice(1)
    .map(({ range }) =>
      sdpIssue('repeated-direction', 'A direction was said before; only one counts.', range, 'RFC 8866 6.7', 'warning'),
    )

/** `lines`: from the m= line on. */
export const checkSdpSection = (lines: readonly SdpLine[], hasSessionAddress: boolean): readonly Issue[] => {
  const [media] = lines
  if (media === undefined) return []
  const [, port = '', protocol = '', ...formats] = media.value.split(' ')
  const issues: Issue[] = []
  const isOff = /^0+(?:\/|$)/.test(port)
  if (isOff && lines.some((line) => attributeOf(line)?.name === 'bundle-only')) {
    const message = 'Port 0 with bundle-only: the section is on, and shares the port of its bundle.'
    issues.push(sdpIssue('bundle-only', message, media.range, 'RFC 9143 6', 'note'))
  } else if (isOff) {
    issues.push(sdpIssue('port-zero', 'Port 0: the section is refused or off.', media.range, 'RFC 3264 6', 'note'))
  } else if (!hasSessionAddress && !lines.some(({ type }) => type === 'c')) {
    const message = 'Neither the section nor the session has a c= line, so nobody knows where to send.'
    issues.push(sdpIssue('missing-address', message, media.range, 'RFC 8866 5.7'))
  }
  return [
    ...issues,
    ...(protocol.includes('RTP')
      ? checkMaps(
          media,
          lines,
          formats.filter((f) => f !== ''),
        )
      : []),
    ...checkSdpDirections(lines),
  ]
}
