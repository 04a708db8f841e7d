// Kamailio and OpenSIPS: the files of the module sipdump, and logs in which a script or the core wrote messages: on lines
// of their own, or on one line with control characters escaped.
//   time: 1795426432.858552                       (sipdump, then proto, srcip, srcport, dstip, dstport)
//   Jun  1 12:00:00 proxy kamailio[71]: INFO: <script>: SIP/2.0 200 OK#015#012Via: …
//    0(71) DEBUG: <core> […]: udp_rcv_loop(): received on udp socket: (112/100/331) [[BYE sip:b SIP/2.0 0D  0A Via: …]]
import { clampEpochMicros } from '../capture/capture-reading'
import type { LogFacts, LogMark, LogReader, LogTime } from './log-mark'
import { asPort, parseTransport } from './parse-endpoint'
import { parseLogTime } from './parse-log-time'

const prefix =
  /^(?:(?:([A-Z][a-z]{2} [ \d]\d [\d:]{8}|\d{4}-\d\d-\d\d[T ][\d:.+Z-]{8,24}) \S+ )?\S*(?:kamailio|opensips|ser)\[\d+\]: | ?\d+\(\d+\) [A-Z]+: )/
const startLine = /(?:^|[ :[|>])((?:[A-Z]{3,16} [a-z]{2,10}:[^\s#]+ SIP\/2\.0|SIP\/2\.0 [1-6]\d\d [^#]*)(?=#01[25]|$))/
const startOffset = (text: string): number | undefined => {
  const found = startLine.exec(text)
  return found === null ? undefined : found.index + found[0].length - (found[1]?.length ?? 0)
}

const readDumpDetail = (line: string): LogMark | undefined => {
  const [, name, value] = /^(proto|srcip|srcport|dstip|dstport): (\S+)/.exec(line) ?? []
  if (name === undefined || value === undefined) return undefined
  const detail = (add: (facts: LogFacts) => LogFacts): LogMark => ({ kind: 'detail', add })
  if (name === 'proto') return detail((facts) => ({ ...facts, transport: parseTransport(value) }))
  if (name === 'srcip') return detail((facts) => ({ ...facts, source: { address: value, port: undefined } }))
  if (name === 'dstip') return detail((facts) => ({ ...facts, destination: { address: value, port: undefined } }))
  const port = asPort(Number(value))
  return detail(({ source, destination, ...facts }) =>
    name === 'srcport'
      ? { ...facts, destination, source: source && { ...source, port } }
      : { ...facts, source, destination: destination && { ...destination, port } },
  )
}

const readDump = (line: string, isOpen: boolean): LogMark | undefined => {
  const [, seconds, micros] = /^time: (\d{9,11})\.(\d{6})\s*$/.exec(line) ?? []
  if (seconds !== undefined) {
    const at = clampEpochMicros(Number(seconds) * 1_000_000 + Number(micros))
    return { kind: 'heading', facts: { time: { at, hasDate: true, hasZone: true } } }
  }
  if (/^\|{20}\s*$/.test(line)) return { kind: 'end' }
  return isOpen ? readDumpDetail(line) : undefined
}

/** The core writes what is not printable as ` 0D `, rsyslog as `#015`. */
const decodeHex = (text: string): string =>
  text.replace(/ ([0-9A-F]{2}) /g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const decodeOctal = (text: string): string =>
  text.replace(/#(0[0-3][0-7])/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

const readLogged = (rest: string, messageStart: number, time: LogTime | undefined): LogMark => {
  const socket = /received on (udp|tcp|tls|sctp) socket: \([\d/]+\) \[\[/.exec(rest)
  if (socket !== null) {
    const text = rest.slice(socket.index + socket[0].length).replace(/\]\]\s*$/, '')
    return { kind: 'inline', facts: { time, transport: parseTransport(socket[1] ?? '') }, text: decodeHex(text) }
  }
  const offset = startOffset(rest)
  if (offset === undefined) return { kind: 'stamp', time }
  const text = rest.slice(offset)
  return /#01[25]/.test(text)
    ? { kind: 'inline', facts: { time }, text: decodeOctal(text) }
    : { kind: 'heading', facts: { time }, messageAt: messageStart + offset }
}

export const readKamailioLog: LogReader = (line, isOpen) => {
  const [stamp, clock] = prefix.exec(line) ?? []
  if (stamp === undefined) return readDump(line, isOpen)
  return readLogged(line.slice(stamp.length), stamp.length, clock === undefined ? undefined : parseLogTime(clock))
}
