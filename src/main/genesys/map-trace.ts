// One HomerRecord of the API → core's TraceRecord. Lenient: every value may be a string, a number or missing, and both
// known dialects of a response are read (code in `method`, or code and phrase in `replyReason`).
import { z } from 'zod'
import { asEpochMicros, type EpochMicros } from '../../core/base/time'
import type { Endpoint, Transport } from '../../core/capture/captured-message'
import type { RecordStart, TraceRecord } from '../../core/call/trace-record'

const Row = z.record(z.string(), z.unknown())
type Get = (name: string) => string

/** Never shown, stored or exported: digest material and the search's own session. */
const secretFields = new Set(['auth', 'sid', 'selfUri'])
const maxFieldLength = 4096
const maxRawLength = 262_144

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

const timeOf = (get: Get): EpochMicros | undefined => {
  const micros = get('microTs')
  if (/^\d{14,17}$/.test(micros)) return asEpochMicros(Number(micros))
  const millis = get('milliTs')
  if (/^\d{11,14}$/.test(millis)) return asEpochMicros(Number(millis) * 1000)
  // HOMER writes `2015-06-05 18:39:02` without a zone; the API speaks UTC everywhere else.
  const date = Date.parse(get('date').replace(/^(\d{4}-\d\d-\d\d)[ T]([\d:.]+)$/, '$1T$2Z'))
  return Number.isNaN(date) ? undefined : asEpochMicros(date * 1000)
}

const startOf = (get: Get): RecordStart | undefined => {
  const method = get('method').trim()
  const reply = get('replyReason').trim()
  if (/^[1-6]\d\d$/.test(method)) {
    return { kind: 'response', status: Number(method), reason: reply.replace(/^[1-6]\d\d\s*/, '') }
  }
  // A request has no reply: whatever stands in `method` beside one is that of the transaction.
  const [, code, reason = ''] = /^([1-6]\d\d)(?:\s+(.*))?$/.exec(reply) ?? []
  if (code !== undefined) return { kind: 'response', status: Number(code), reason }
  return method === '' ? undefined : { kind: 'request', method, uri: get('ruri') }
}

const endpointOf = (address: string, port: string): Endpoint => ({
  address,
  port: /^\d{1,5}$/.test(port) && port !== '0' ? Number(port) : undefined,
})

const cseqOf = (text: string): TraceRecord['cseq'] => {
  const [, number, method] = /^\s*(\d{1,10})\s+(\S+)/.exec(text) ?? []
  return number === undefined || method === undefined ? undefined : { number: Number(number), method }
}

const transports: readonly Transport[] = ['UDP', 'TCP', 'TLS', 'SCTP', 'WS', 'WSS']
/** From the Via: the row's `proto` is a number whose meaning depends on the capture agent. */
const transportOf = (via: string): Transport | undefined => {
  const name = /^\s*SIP\s*\/\s*2\.0\s*\/\s*(\w+)/i.exec(via)?.[1]?.toUpperCase()
  return transports.find((transport) => transport === name)
}

/** Undefined when the row has no time or names no message: nothing could be drawn. */
export const mapTraceRow = (row: unknown): TraceRecord | undefined => {
  const parsed = Row.safeParse(row)
  if (!parsed.success) return undefined
  const get: Get = (name) => textOf(parsed.data[name]).slice(0, name === 'msg' ? maxRawLength : maxFieldLength)
  const at = timeOf(get)
  const start = startOf(get)
  if (at === undefined || start === undefined) return undefined
  return {
    at,
    start,
    callId: get('callid'),
    cseq: cseqOf(get('cseq')),
    from: { user: get('fromUser'), domain: get('fromDomain'), tag: get('fromTag') },
    to: { user: get('toUser'), domain: get('toDomain'), tag: get('toTag') },
    source: endpointOf(get('sourceIp'), get('sourcePort')),
    destination: endpointOf(get('destinationIp'), get('destinationPort')),
    sourceAlias: get('sourceAlias'),
    destinationAlias: get('destinationAlias'),
    transport: transportOf(get('via1')),
    branch: get('via1Branch'),
    conversationId: get('conversationId'),
    participantId: get('participantId'),
    aLegCallId: get('callidAleg'),
    reason: get('reason'),
    raw: get('msg'),
    fields: Object.keys(parsed.data)
      .filter((name) => !secretFields.has(name) && name !== 'msg' && get(name) !== '')
      .slice(0, 100)
      .map((name) => [name, get(name)] as const),
  }
}

/** Rows of one message are the same message: the platform may have stored it more than once. */
export const rowKey = (record: TraceRecord): string =>
  JSON.stringify([
    record.at,
    record.callId,
    record.cseq,
    record.start,
    record.source.address,
    record.source.port,
    record.destination.address,
    record.destination.port,
  ])
