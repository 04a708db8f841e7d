// sipp -trace_msg: a ruler with the local time, then transport and size. It names no addresses.
//   ----------------------------------------------- 2026-11-23 09:33:52.858552
//   UDP message sent (527 bytes):
import type { LogReader } from './log-mark'
import { parseTransport } from './parse-endpoint'
import { parseLogTime } from './parse-log-time'

export const readSippLog: LogReader = (line, isOpen) => {
  const [, clock] = /^-{20,} +(\d{4}-\d\d-\d\d[T\t ][\d:.]{8,20}Z?)/.exec(line) ?? []
  if (clock !== undefined) return { kind: 'heading', facts: { time: parseLogTime(clock) } }
  if (!isOpen) return undefined
  const [, transport] = /^(?:(?:Error|Truncation) sending )?([A-Z]{2,4}) (?:control )?message\b/.exec(line) ?? []
  return transport === undefined
    ? undefined
    : { kind: 'detail', add: (facts) => ({ ...facts, transport: parseTransport(transport) }) }
}
