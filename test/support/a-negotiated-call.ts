// Calls made by hand for what they agree on: a line for each message, and what the core reads from them.
import { asEpochMicros } from '../../src/core/base/time'
import { callFactsOf } from '../../src/core/call/message-from-capture'
import { negotiationMessageOf, type NegotiationMessage } from '../../src/core/negotiation/negotiation-message'
import { readNegotiation, type NegotiatedDialog } from '../../src/core/negotiation/read-negotiation'
import { parseMessage } from '../../src/core/sip/parse-message'
import { text } from './packets'

export interface Said {
  readonly start: string
  readonly cseq: string
  readonly body?: string
  /** Of the answering side; '' in a request that begins a dialog. */
  readonly tag?: string
  /** The callee sends the request, or gets the response. */
  readonly byCallee?: boolean
  readonly headers?: readonly string[]
  readonly branch?: string
  readonly hop?: number
}

const messageOf = (
  { start, cseq, body = '', tag = '', byCallee = false, headers = [], branch = cseq, hop = 1 }: Said,
  index: number,
): NegotiationMessage => {
  const isRequest = !start.startsWith('SIP/2.0')
  const [from, to] = byCallee ? [tag, 'alice'] : ['alice', tag]
  const message = parseMessage(
    text(
      [
        isRequest ? `${start} sip:bob@example.com SIP/2.0` : start,
        `Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK${branch.replaceAll(' ', '')}`,
        `From: <sip:a@example.com>;tag=${from}`,
        `To: <sip:b@example.com>${to === '' ? '' : `;tag=${to}`}`,
        'Call-ID: one@example.com',
        `CSeq: ${cseq}`,
        ...(body === '' ? [] : ['Content-Type: application/sdp']),
        ...headers,
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    ),
  )
  if (message === undefined) throw new Error('the builder made no SIP')
  const ends = [`192.0.2.${hop}`, `192.0.2.${hop + 1}`].map((address) => ({ address, port: 5060 }))
  const [here, there] = isRequest === byCallee ? ends.toReversed() : ends
  if (here === undefined || there === undefined) throw new Error('a hop has two ends')
  const at = asEpochMicros(index * 1000)
  const facts = callFactsOf({ frame: index, at, source: here, destination: there, transport: 'UDP', message })
  return negotiationMessageOf(index, facts, message)
}

/** Message n has index n and is sent at n ms. */
export const read = (...said: readonly Said[]): readonly NegotiatedDialog[] => readNegotiation(said.map(messageOf))

export const readOne = (...said: readonly Said[]): NegotiatedDialog => {
  const [dialog, ...more] = read(...said)
  if (dialog === undefined || more.length > 0) throw new Error('not one dialog')
  return dialog
}

export const sdp = (host: number, ...media: readonly string[]): string =>
  ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', `c=IN IP4 192.0.2.${host}`, 't=0 0', ...media, ''].join('\r\n')

export const invite = (body?: string): Said => ({
  start: 'INVITE',
  cseq: '1 INVITE',
  ...(body === undefined ? {} : { body }),
})
export const response = (status: number, cseq: string, body = '', more: Partial<Said> = {}): Said => ({
  ...{ start: `SIP/2.0 ${status} Words`, cseq, body, tag: 'bob' },
  ...more,
})
export const request = (cseq: string, body = '', more: Partial<Said> = {}): Said => ({
  ...{ start: cseq.split(' ')[1] ?? '', cseq, body, tag: 'bob' },
  ...more,
})

/** e.g. `4 warning offer-rejected`: message, severity, code. */
export const findingsOf = ({ findings }: NegotiatedDialog): readonly string[] =>
  findings.map(({ index, severity, code }) => `${index} ${severity} ${code.replace('negotiation.', '')}`)
