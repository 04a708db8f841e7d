// Texts of SIP messages in sipp's template language. Realistic headers, fictional numbers.
import { agents, hosts } from './hosts.mjs'

const allow = 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, REFER, NOTIFY, INFO'

const codecs = {
  PCMU: [0, 'PCMU/8000'],
  PCMA: [8, 'PCMA/8000'],
  G722: [9, 'G722/8000'],
  G729: [18, 'G729/8000'],
  opus: [111, 'opus/48000/2'],
}

/** SDP with the codecs in the order of preference. */
export const sdp = (names = ['PCMU', 'PCMA'], { direction = 'sendrecv', version = 1 } = {}) => {
  const chosen = names.map((name) => codecs[name])
  return [
    'v=0',
    `o=- 20260 ${version} IN IP[local_ip_type] [local_ip]`,
    's=-',
    'c=IN IP[local_ip_type] [local_ip]',
    't=0 0',
    `m=audio [media_port] RTP/AVP ${[...chosen.map(([type]) => type), 101].join(' ')}`,
    ...chosen.map(([type, map]) => `a=rtpmap:${type} ${map}`),
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-16',
    'a=ptime:20',
    `a=${direction}`,
    '',
  ].join('\n')
}

const withBody = (lines, body, type = 'application/sdp') =>
  body === undefined
    ? [...lines, 'Content-Length: 0', '', ''].join('\n')
    : [...lines, `Content-Type: ${type}`, 'Content-Length: [len]', '', body].join('\n')

const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]'

/**
 * Requests of the side that placed the call. `who` is {host, from, to, display?, peer}: host and peer are names of hosts,
 * from and to numbers. Every function takes {cseq, headers, body, type}.
 */
export const caller = (who) => {
  const from = `From: ${who.display ? `"${who.display}" ` : ''}<sip:${who.from}@${hosts[who.host]}>;tag=[pid]c[call_number]`
  const to = `<sip:${who.to}@${hosts[who.peer]}>`
  const contact = `Contact: <sip:${who.from}@[local_ip]:[local_port];transport=[transport]>`
  const uri = who.uri ?? `sip:${who.to}@[remote_ip]:[remote_port]`
  const request = (method, { cseq = 1, headers = [], body, type, isInDialog = true } = {}) =>
    withBody(
      [
        `${method} ${isInDialog ? '[next_url]' : uri} SIP/2.0`,
        via,
        ...(isInDialog ? ['[routes]'] : []),
        'Max-Forwards: 70',
        from,
        `To: ${to}${isInDialog ? '[peer_tag_param]' : ''}`,
        'Call-ID: [call_id]',
        `CSeq: ${cseq} ${method}`,
        contact,
        `User-Agent: ${who.agent ?? agents[who.host]}`,
        ...headers,
      ],
      body,
      type,
    )
  return {
    invite: ({ headers = [], ...rest } = {}) =>
      request('INVITE', {
        body: sdp(),
        ...rest,
        isInDialog: false,
        headers: [
          allow,
          'Supported: timer, replaces',
          'Session-Expires: 1800;refresher=uac',
          'Min-SE: 90',
          `P-Asserted-Identity: <sip:${who.from}@${hosts[who.host]}>`,
          ...headers,
        ],
      }),
    request,
    /** To anything but a 2xx: branch and Request-URI of the INVITE, `back` steps ago (RFC 3261 17.1.1.3). */
    ackFailure: ({ cseq = 1, back }) =>
      [
        `ACK ${uri} SIP/2.0`,
        `Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-${back}]`,
        'Max-Forwards: 70',
        from,
        `To: ${to}[peer_tag_param]`,
        'Call-ID: [call_id]',
        `CSeq: ${cseq} ACK`,
        'Content-Length: 0',
        '',
        '',
      ].join('\n'),
    /** Branch of the INVITE, `back` steps ago (RFC 3261 9.1). */
    cancel: ({ headers = [], back }) =>
      [
        `CANCEL ${uri} SIP/2.0`,
        `Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-${back}]`,
        'Max-Forwards: 70',
        from,
        `To: ${to}`,
        'Call-ID: [call_id]',
        'CSeq: 1 CANCEL',
        ...headers,
        'Content-Length: 0',
        '',
        '',
      ].join('\n'),
  }
}

/** Answers to the request received last. */
export const answer = (host, status, reason, { headers = [], body, type, isTagged = status > 100 } = {}) =>
  withBody(
    [
      `SIP/2.0 ${status} ${reason}`,
      '[last_Via:]',
      '[last_Record-Route:]',
      '[last_From:]',
      `[last_To:]${isTagged ? ';tag=[pid]s[call_number]' : ''}`,
      '[last_Call-ID:]',
      '[last_CSeq:]',
      ...(status === 100 ? [] : [`Contact: <sip:[local_ip]:[local_port];transport=[transport]>`, allow]),
      `Server: ${agents[host]}`,
      ...headers,
    ],
    body,
    type,
  )

/** Answers within a dialog, whose To already has its tag. */
export const answerInDialog = (host, status, reason, options = {}) =>
  answer(host, status, reason, { ...options, isTagged: false })

/** Requests of the side that took the call, from what the scenario remembered of the INVITE (`$peer`, `$self`, `$target`). */
export const callee = (host) => ({
  request: (method, { cseq = 1, headers = [], body, type } = {}) =>
    withBody(
      [
        `${method} sip:[$target] SIP/2.0`,
        via,
        'Max-Forwards: 70',
        'From:[$self];tag=[pid]s[call_number]',
        'To:[$peer]',
        'Call-ID: [call_id]',
        `CSeq: ${cseq} ${method}`,
        `Contact: <sip:[local_ip]:[local_port];transport=[transport]>`,
        `User-Agent: ${agents[host]}`,
        ...headers,
      ],
      body,
      type,
    ),
})
