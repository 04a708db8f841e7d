// Transport and branch of one Via value, without reading the rest of it (RFC 3261 20.42).
import { parseVia, type Via } from './parse-via'

export type ViaBranch = Pick<Via, 'transport' | 'branch'>

/** `SIP/2.0/UDP host:port;branch=x;rport`, the way almost all values look; what differs is for the full reader. */
const usual = /^SIP\/2\.0\/([A-Z]+) [^\s;,"<>]+(?:;(?!branch\b)[^\s;,"<>]+)*;branch=([^\s;,"<>]*)(?:;[^\s;,"<>]*)*$/i

/** The same as `parseVia` says, several times faster. */
export const readBranch = (value: string): ViaBranch => {
  const [, transport, branch] = usual.exec(value) ?? []
  return transport === undefined || branch === undefined
    ? parseVia(value)
    : { transport: transport.toUpperCase(), branch }
}
