// One captured message as a row of HOMER 5, which is what Genesys Cloud's trace search returns (FACTS 2, 5.1). Always the
// default dialect; record-dialect.ts knows the others. Absent header fields are '' and absent ports '0', as in HOMER.
import type { CapturedMessage, Transport } from '../../core/capture/captured-message'
import type { SipMessage } from '../../core/sip/message'
import { parseNameAddr } from '../../core/sip/parse-name-addr'
import { parseUri, type SipUri } from '../../core/sip/parse-uri'
import { callIdOf, fromOf, headerOf, toOf, topViaOf } from '../../core/sip/read-fields'
import { splitOutsideQuotes } from '../../core/sip/split-outside-quotes'

export interface HomerRecord {
  readonly id: string
  readonly name?: string
  readonly date: string
  readonly milliTs: string
  readonly microTs: string
  readonly method: string
  readonly replyReason: string
  readonly ruri: string
  readonly ruriUser: string
  readonly ruriDomain: string
  readonly fromUser: string
  readonly fromDomain: string
  readonly fromTag: string
  readonly toUser: string
  readonly toDomain: string
  readonly toTag: string
  readonly pidUser: string
  readonly contactUser: string
  readonly authUser: string
  readonly callid: string
  readonly callidAleg: string
  readonly via1: string
  readonly via1Branch: string
  readonly cseq: string
  readonly diversion: string
  readonly reason: string
  readonly contentType: string
  readonly auth: string
  readonly userAgent: string
  readonly sourceIp: string
  readonly sourcePort: string
  readonly destinationIp: string
  readonly destinationPort: string
  readonly contactIp: string
  readonly contactPort: string
  readonly originatorIp: string
  readonly originatorPort: string
  readonly correlationId: string
  readonly proto: string
  readonly family: string
  readonly rtpStat: string
  readonly type: string
  readonly node: string
  readonly trans: string
  readonly dbnode: string
  readonly msg?: string
  readonly sourceAlias: string
  readonly destinationAlias: string
  readonly conversationId?: string
  readonly participantId?: string
  readonly selfUri?: string
}

/** Kamailio's numbers, as HOMER stores them. */
const protoNumbers: Readonly<Record<Transport, string>> = { UDP: '1', TCP: '2', TLS: '3', SCTP: '4', WS: '5', WSS: '6' }

/** AF_INET and AF_INET6 of Linux. */
const familyOf = (address: string): string => (address.includes(':') ? '10' : '2')

/** HOMER keeps calls, registrations and the rest in tables of their own. */
const tableOf = (cseq: string): string => {
  const method = cseq.split(' ').at(-1)?.toUpperCase() ?? ''
  if (method === 'REGISTER') return 'registration'
  return ['INVITE', 'ACK', 'BYE', 'CANCEL', 'PRACK', 'UPDATE', 'REFER', 'INFO'].includes(method) ? 'call' : 'rest'
}

/** First of a comma-separated list (RFC 3261 7.3.1). */
const firstOfList = (value: string): string => splitOutsideQuotes(value, ',')[0]?.trim() ?? ''

const startFields = ({ startLine }: SipMessage): Pick<HomerRecord, 'method' | 'replyReason' | 'ruri' | 'type'> =>
  startLine.kind === 'request'
    ? { method: startLine.method, replyReason: '', ruri: startLine.uri, type: '1' }
    : { method: String(startLine.status), replyReason: startLine.reason, ruri: '', type: '2' }

/** Value of the first of these headers that the message has, or ''. */
const headerReader =
  (message: SipMessage) =>
  (...names: readonly string[]): string =>
    names.map((name) => headerOf(message, name)?.value).find((value) => value !== undefined) ?? ''

const addressUri = (value: string): SipUri => parseNameAddr(firstOfList(value)).uri

export const toHomerRecord = (captured: CapturedMessage, id: string): HomerRecord => {
  const { message, at, source, destination, transport } = captured
  const header = headerReader(message)
  const start = startFields(message)
  const milliTs = Math.floor(at / 1000)
  const ruri = parseUri(start.ruri)
  const from = fromOf(message)
  const to = toOf(message)
  const contact = addressUri(header('Contact'))
  const originator = parseUri(`sip:${header('X-OIP')}`)
  const credentials = header('Proxy-Authorization', 'Authorization')
  const cseq = header('CSeq')
  return {
    id,
    date: new Date(milliTs).toISOString(),
    milliTs: String(milliTs),
    microTs: String(at),
    ...start,
    ruriUser: ruri.user,
    ruriDomain: ruri.host,
    fromUser: from?.user ?? '',
    fromDomain: from?.host ?? '',
    fromTag: from?.tag ?? '',
    toUser: to?.user ?? '',
    toDomain: to?.host ?? '',
    toTag: to?.tag ?? '',
    pidUser: addressUri(header('P-Asserted-Identity', 'P-Preferred-Identity', 'Remote-Party-ID')).user,
    contactUser: contact.user,
    authUser: /\busername\s*=\s*"([^"]*)"/i.exec(credentials)?.[1] ?? '',
    callid: callIdOf(message) ?? '',
    callidAleg: header('X-CID'),
    via1: firstOfList(header('Via')),
    via1Branch: topViaOf(message)?.branch ?? '',
    cseq,
    diversion: header('Diversion'),
    reason: header('Reason'),
    contentType: header('Content-Type'),
    auth: credentials,
    userAgent: header('User-Agent'),
    sourceIp: source.address,
    sourcePort: String(source.port ?? 0),
    destinationIp: destination.address,
    destinationPort: String(destination.port ?? 0),
    contactIp: contact.host,
    contactPort: String(contact.port ?? 0),
    originatorIp: originator.host,
    originatorPort: String(originator.port ?? 0),
    correlationId: '',
    proto: protoNumbers[transport],
    family: familyOf(source.address),
    rtpStat: header('X-RTP-Stat', 'P-RTP-Stat', 'RTP-RxStat'),
    node: 'edge01:2001',
    trans: tableOf(cseq),
    dbnode: 'single',
    sourceAlias: source.address,
    destinationAlias: destination.address,
  }
}
