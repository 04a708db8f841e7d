// A message in a few words: what it says, and between whom.
import type { TraceMessage } from '../../../core/call/trace-message'

export const startWords = ({ start }: TraceMessage): string =>
  start.kind === 'request' ? start.method : `${start.status} ${start.reason}`

/** IPv6 in brackets, as in a URI (RFC 3986 3.2.2). */
const endpointWords = (address: string, port: number | undefined): string =>
  port === undefined ? address : `${address.includes(':') ? `[${address}]` : address}:${port}`

/** e.g. `192.0.2.1:5060 → 192.0.2.2:5060` */
export const wayWords = ({ source, destination }: TraceMessage): string =>
  `${endpointWords(source.address, source.port)} → ${endpointWords(destination.address, destination.port)}`
