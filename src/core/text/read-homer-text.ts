// HOMER's text export: one line of transport, time and both endpoints, an empty line, and the message.
//   proto:UDP 2026-04-17T14:56:19.323629+02:00  192.0.2.1:5060 ---> 192.0.2.2:61000
import type { LogReader } from './log-mark'
import { parseEndpoint, parseTransport } from './parse-endpoint'
import { parseLogTime } from './parse-log-time'

export const readHomerText: LogReader = (line) => {
  const [, transport, clock, source, destination] =
    /^proto: ?(\S+) +(\d{4}-\S+(?: [\d:.]+)?(?: [+-]\d\d:?\d\d)?) +(\S+) +-{1,3}> +(\S+)/i.exec(line) ?? []
  return transport === undefined || clock === undefined || source === undefined || destination === undefined
    ? undefined
    : {
        kind: 'heading',
        facts: {
          transport: parseTransport(transport),
          time: parseLogTime(clock),
          source: parseEndpoint(source),
          destination: parseEndpoint(destination),
        },
      }
}
