// Asterisk: console or full log, with `sip set debug on` (chan_sip) or `pjsip set logger on`.
//   [2026-12-20 07:06:22] VERBOSE[2366] chan_sip.c: <--- SIP read from UDP:192.0.2.1:5060 --->
//   Reliably Transmitting (NAT) to 192.0.2.1:5060:
//   <--- Received SIP request (477 bytes) from UDP:192.0.2.1:5060 --->
import type { LogMark, LogReader } from './log-mark'
import { parseEndpoint, parseTransport } from './parse-endpoint'
import { parseLogTime } from './parse-log-time'

/** The far end with its transport, if that is told. */
const far = '(?:([A-Za-z]{2,4}):)?(\\S+)'
const received = new RegExp(`<--- (?:SIP read|Received SIP (?:request|response) \\(\\d+ bytes\\)) from ${far} --->`)
const sent = new RegExp(
  `(?:<--- )?(?:Transmitting SIP (?:request|response) \\(\\d+ bytes\\)|(?:(?:Reliably )?Transmitting|Retransmitting #\\d+) \\([^)]{1,20}\\)) to ${far}(?: --->|:$)`,
)
/** chan_sip closes what it has in `<--- --->` with a ruler, and any other message with three dashes. */
const end = /^(?:<-{8,}>|---)\s*$/

export const readAsteriskLog: LogReader = (line): LogMark | undefined => {
  const [stamp, clock] = /^\[([^\]]{8,40})\] ?/.exec(line) ?? []
  const time = clock === undefined ? undefined : parseLogTime(clock)
  const rest = time === undefined ? line : line.slice(stamp?.length)
  const isAnnounced = time !== undefined || /^(?:<--- |Reliably |Trans|Retrans)/.test(line)
  if (!isAnnounced) return end.test(line) ? { kind: 'end' } : undefined
  const [, inTransport = '', from] = received.exec(rest) ?? []
  if (from !== undefined) {
    return { kind: 'heading', facts: { time, transport: parseTransport(inTransport), source: parseEndpoint(from) } }
  }
  const [, outTransport = '', to] = sent.exec(rest) ?? []
  if (to !== undefined) {
    return { kind: 'heading', facts: { time, transport: parseTransport(outTransport), destination: parseEndpoint(to) } }
  }
  return time === undefined ? undefined : { kind: 'stamp', time }
}
