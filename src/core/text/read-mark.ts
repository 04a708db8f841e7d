// The table of log formats that are known, asked line by line. A paste may hold more than one of them.
import type { LogFormat, LogMark, LogReader } from './log-mark'
import { readAsteriskLog } from './read-asterisk-log'
import { readGenesysLog } from './read-genesys-log'
import { readHomerText } from './read-homer-text'
import { readKamailioLog } from './read-kamailio-log'
import { readSippLog } from './read-sipp-log'
import { readSngrepText } from './read-sngrep-text'

/** Genesys comes last: the clock that begins its lines begins the lines of others too. */
const readers: readonly (readonly [format: LogFormat, read: LogReader])[] = [
  ['sipp', readSippLog],
  ['sngrep', readSngrepText],
  ['homer', readHomerText],
  ['kamailio', readKamailioLog],
  ['asterisk', readAsteriskLog],
  ['genesys-sip-server', readGenesysLog],
]

/** `open`: the format of the heading that waits for its message. Undefined for a line that is no log's own. */
export const readMark = (
  line: string,
  open: LogFormat | undefined,
): { readonly format: LogFormat; readonly mark: LogMark } | undefined => {
  for (const [format, read] of readers) {
    const mark = read(line, format === open)
    if (mark !== undefined) return { format, mark }
  }
  return undefined
}
