// `address:port` as logs write it, IPv6 with or without brackets, and the names of transports.
import type { Endpoint, Transport } from '../capture/captured-message'

const transports: ReadonlyMap<string, Transport> = new Map([
  ['UDP', 'UDP'],
  ['TCP', 'TCP'],
  ['TLS', 'TLS'],
  ['SCTP', 'SCTP'],
  ['TLS-SCTP', 'SCTP'],
  ['WS', 'WS'],
  ['WSS', 'WSS'],
])

export const parseTransport = (text: string): Transport | undefined => transports.get(text.toUpperCase())

/** What no port can be, a damaged log may still show: then there is none. */
export const asPort = (port: number | undefined): number | undefined =>
  port !== undefined && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined

/** What stands behind the last colon is the port, since logs that leave out the brackets never leave out the port. */
export const parseEndpoint = (text: string): Endpoint => {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|(.*?))(?::(\d{1,5}))?$/.exec(text) ?? []
  return { address: bracketed ?? plain ?? text, port: port === undefined ? undefined : asPort(Number(port)) }
}
