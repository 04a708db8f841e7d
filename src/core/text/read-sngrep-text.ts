// sngrep's .txt: one line of local time and both endpoints before each message.
//   2026/11/23 09:33:52.858552 192.0.2.1:5061 -> 192.0.2.2:5060
import type { LogReader } from './log-mark'
import { parseEndpoint } from './parse-endpoint'
import { parseLogTime } from './parse-log-time'

export const readSngrepText: LogReader = (line) => {
  const [, clock, source, destination] =
    /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6}) (\S+) -> (\S+)\s*$/.exec(line) ?? []
  return clock === undefined || source === undefined || destination === undefined
    ? undefined
    : {
        kind: 'heading',
        facts: {
          time: parseLogTime(clock),
          source: parseEndpoint(source),
          destination: parseEndpoint(destination),
        },
      }
}
