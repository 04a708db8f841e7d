// Where a log does not say who sent a message and to whom, the message itself gives a best guess.
import type { Endpoint, Transport } from '../capture/captured-message'
import type { SipMessage } from '../sip/message'
import { parameterOf, parseNameAddr } from '../sip/parse-name-addr'
import { parseUri } from '../sip/parse-uri'
import { cseqOf, headerOf, topViaOf } from '../sip/read-fields'
import { splitOutsideQuotes } from '../sip/split-outside-quotes'
import type { FoundMessage } from './find-messages'
import { asPort, parseTransport } from './parse-endpoint'

interface Addressed {
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly transport: Transport
  readonly isGuessed: boolean
}

interface Path {
  readonly source: Endpoint
  readonly destination: Endpoint
}

const unknown: Endpoint = { address: 'unknown', port: undefined }

/** RFC 3261 18.1.1 for the ports of UDP, TCP, SCTP and TLS. Those of WebSocket (RFC 7118) say nothing about SIP. */
const defaultPort = (transport: Transport): number | undefined => {
  if (transport === 'WS' || transport === 'WSS') return undefined
  return transport === 'TLS' ? 5061 : 5060
}

/** An address without a port means the default port; for a name, DNS would tell (RFC 3263 4.2). */
const endpointOf = (host: string, port: number | undefined, transport: Transport): Endpoint | undefined => {
  if (host === '') return undefined
  const isAddress = host.includes(':') || /^[\d.]+$/.test(host)
  return { address: host, port: port === undefined && isAddress ? defaultPort(transport) : asPort(port) }
}

const endpointOfUri = (text: string, transport: Transport): Endpoint | undefined => {
  const uri = parseUri(text)
  return endpointOf(uri.host, uri.port, transport)
}

/** The sender of a request, who is the receiver of its responses (RFC 3261 18.2.1 and 18.2.2, RFC 3581 4). */
const endpointOfVia = (message: SipMessage, transport: Transport): Endpoint | undefined => {
  const via = topViaOf(message)
  if (via === undefined) return undefined
  const sentBy = parseUri(`sip:${via.sentBy}`)
  const received = (parameterOf(via.parameters, 'received') ?? '').replace(/^\[|\]$/g, '')
  const rport = parameterOf(via.parameters, 'rport') ?? ''
  return endpointOf(
    received === '' ? sentBy.host : received,
    /^\d{1,5}$/.test(rport) ? Number(rport) : sentBy.port,
    transport,
  )
}

const endpointOfHeader = (message: SipMessage, name: string, transport: Transport): Endpoint | undefined => {
  const first = splitOutsideQuotes(headerOf(message, name)?.value ?? '', ',')[0]
  return first === undefined ? undefined : endpointOfUri(parseNameAddr(first).uri.text, transport)
}

/** Who a request goes to: the first Route, else its Request-URI (RFC 3261 8.1.2). */
const nextHopOf = (message: SipMessage, transport: Transport): Endpoint | undefined =>
  endpointOfHeader(message, 'Route', transport) ??
  (message.startLine.kind === 'request' ? endpointOfUri(message.startLine.uri, transport) : undefined)

/** The branch and the method name a transaction (RFC 3261 17.1.3). */
const transactionOf = (message: SipMessage): string =>
  `${topViaOf(message)?.branch ?? ''} ${cseqOf(message)?.method ?? ''}`

const guessPath = (message: SipMessage, transport: Transport, asked: Path | undefined): Path =>
  message.startLine.kind === 'request'
    ? {
        source: endpointOfVia(message, transport) ?? endpointOfHeader(message, 'Contact', transport) ?? unknown,
        destination: nextHopOf(message, transport) ?? unknown,
      }
    : {
        source:
          asked?.destination ??
          endpointOfHeader(message, 'Contact', transport) ??
          endpointOfHeader(message, 'To', transport) ??
          unknown,
        destination: asked?.source ?? endpointOfVia(message, transport) ?? unknown,
      }

const viaTransportOf = (message: SipMessage): Transport | undefined =>
  parseTransport(topViaOf(message)?.transport ?? '')

/** Endpoint of the machine that logs, as its own Via gives it: in what it sent, and in the responses to that. */
const findOwn = (found: readonly FoundMessage[]): Endpoint | undefined => {
  for (const { message, facts } of found) {
    const isSent = facts.destination !== undefined && facts.source === undefined
    const isReceived = facts.source !== undefined && facts.destination === undefined
    const isOwnVia = message.startLine.kind === 'request' ? isSent : isReceived
    const own = isOwnVia ? endpointOfVia(message, viaTransportOf(message) ?? 'UDP') : undefined
    if (own !== undefined) return own
  }
  return undefined
}

/** A response goes the way of its request back, when that is there. */
export const guessAddresses = <M extends FoundMessage>(found: readonly M[]): readonly (M & Addressed)[] => {
  const own = findOwn(found)
  const paths = new Map<string, Path>()
  return found.map((one) => {
    const { message, facts } = one
    const transport = facts.transport ?? viaTransportOf(message) ?? 'UDP'
    const isRequest = message.startLine.kind === 'request'
    const asked = isRequest ? undefined : paths.get(transactionOf(message))
    const { source, destination } = facts
    const guess = guessPath(message, transport, asked)
    // A log that names the far end only speaks of one machine, which should be one lane wherever nothing tells its address.
    const isOneSided = (source === undefined) !== (destination === undefined)
    const isOwnVia = isRequest ? source === undefined : destination === undefined
    const near = isOneSided && !isOwnVia && asked === undefined ? own : undefined
    const path = { source: source ?? near ?? guess.source, destination: destination ?? near ?? guess.destination }
    if (isRequest) paths.set(transactionOf(message), path)
    return { ...one, ...path, transport, isGuessed: source === undefined || destination === undefined }
  })
}
