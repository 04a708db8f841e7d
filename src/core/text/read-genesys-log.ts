// Genesys SIP Server: every line begins with a clock, and a message follows a line that tells its size and far end.
//   13:56:06.081: SIPTR: Received [0,UDP] 492 bytes from 192.0.2.1:5090 <<<<<
//   13:56:06.079: Sending  [0,UDP] 712 bytes to 192.0.2.1:5090 >>>>>
import type { LogReader } from './log-mark'
import { parseEndpoint, parseTransport } from './parse-endpoint'
import { parseLogTime } from './parse-log-time'

export const readGenesysLog: LogReader = (line) => {
  const [stamp, clock] =
    /^@?((?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d\.\d{3,6}(?:Z|[+-]\d\d:?\d\d)?)[: ]/.exec(line) ?? []
  if (stamp === undefined || clock === undefined) return undefined
  const time = parseLogTime(clock)
  const [, transport, preposition, peer] =
    /^ *(?:SIPTR: )?(?:Received|Sending) +\[\d+, ?(\w+)\] \d+ bytes (from|to) (\S+) [<>]{5}/.exec(
      line.slice(stamp.length),
    ) ?? []
  if (transport === undefined || peer === undefined) return { kind: 'stamp', time }
  const facts = { time, transport: parseTransport(transport) }
  const endpoint = parseEndpoint(peer)
  return {
    kind: 'heading',
    facts: preposition === 'from' ? { ...facts, source: endpoint } : { ...facts, destination: endpoint },
  }
}
