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

/** What stands behind the last colon is the port, since logs that leave out the brackets never leave out the port. */
export const parseEndpoint = (text: string): Endpoint => {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|(.*?))(?::(\d{1,5}))?$/.exec(text) ?? []
  return { address: bracketed ?? plain ?? text, port: port === undefined ? undefined : Number(port) }
}
