// The call flows of RFC 3665 as text ladders, held against the RFC's own drawings of them. Who sent a message and who got
// it is worked out from the messages alone (Via, Route, Contact, Request-URI); the drawing says whether that, the layout
// and the export are right.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../src/core/base/time'
import { messageFromCapture } from '../src/core/call/message-from-capture'
import { identifyMessages, type TraceMessage } from '../src/core/call/trace-message'
import { exportText } from '../src/core/ladder/export-text'
import type { LadderLayout } from '../src/core/ladder/ladder-shape'
import { layoutLadder } from '../src/core/ladder/layout-ladder'
import type { SipMessage } from '../src/core/sip/message'
import { parseMessage } from '../src/core/sip/parse-message'
import { parseNameAddr } from '../src/core/sip/parse-name-addr'
import { parseUri } from '../src/core/sip/parse-uri'
import { parseVia, type Via } from '../src/core/sip/parse-via'
import { cseqOf, headersOf, topViaOf } from '../src/core/sip/read-fields'
import { splitOutsideQuotes } from '../src/core/sip/split-outside-quotes'
import { callStart } from './support/builders'
import { noTitle, utc } from './support/ladders'
import { readArrowDiagram } from './support/read-arrow-diagram'

const folder = join(import.meta.dirname, 'corpus', 'rfc3665')

/** The names that the drawings give the hosts; Bob's second address is that of 3.6 and 3.7, ss1 redirects in 3.6. */
const namesOfHosts: Readonly<Record<string, readonly string[]>> = {
  'client.atlanta.example.com': ['Alice'],
  'client.biloxi.example.com': ['Bob'],
  'client.chicago.example.com': ['Bob'],
  'alg1.atlanta.example.com': ['ALG'],
  'ss1.atlanta.example.com': ['Proxy 1', 'Redirect Server'],
  'ss2.biloxi.example.com': ['Proxy 2', 'SIP Server'],
  'ss3.chicago.example.com': ['Proxy 3'],
}

/** 3.6 names the redirect server by its domain only. */
const namesOfDomains: Readonly<Record<string, readonly string[]>> = { 'biloxi.example.com': ['Redirect Server'] }

/** What the messages say and the drawing does not, each reviewed by hand. */
const exceptions = new Map([
  [
    '3.03_session-with-multiple-proxy-authentication.yaml',
    {
      why: 'F8 is drawn from Proxy 1 to Proxy 2, but is printed with the Via of Alice, the same as F10.',
      arrow: { number: 8, from: 'Alice', to: 'Proxy 1', what: 'ACK' },
    },
  ],
])

interface Flow {
  readonly drawing: readonly string[]
  readonly messages: readonly SipMessage[]
}

/** The files are YAML of one form only: comments, then block texts in a list. */
const readFlow = (name: string): Flow => {
  const [comment = '', ...texts] = readFileSync(join(folder, name), 'utf8').split(/^- \|\+\n/m)
  return {
    // The first two lines are the RFC's address and the title of the section.
    drawing: comment
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((line) => line.slice(1)),
    messages: texts.map((text) => {
      // RFC 3665 shows line ends as such; on the wire they are CRLF (RFC 3261 7).
      const message = parseMessage(new TextEncoder().encode(text.replaceAll(/^ {2}/gm, '').replaceAll('\n', '\r\n')))
      if (message === undefined) throw new Error(`${name}: no SIP message: ${text}`)
      return message
    }),
  }
}

const valuesOf = (message: SipMessage, name: string): readonly string[] =>
  headersOf(message, name).flatMap(({ value }) => splitOutsideQuotes(value, ','))

const hostOf = ({ sentBy }: Pick<Via, 'sentBy'>): string => sentBy.split(':')[0] ?? ''

const branchOf = (message: SipMessage): string => topViaOf(message)?.branch ?? ''

const methodOf = ({ startLine }: SipMessage): string => (startLine.kind === 'request' ? startLine.method : '')

const uriOf = ({ startLine }: SipMessage): string => (startLine.kind === 'request' ? startLine.uri : '')

const statusOf = ({ startLine }: SipMessage): number => (startLine.kind === 'response' ? startLine.status : 0)

/** Who stands above this branch in a stack of Vias: the host that took the request and sent it on (RFC 3261 16.6). */
const forwarderOf = (branch: string, { messages }: Flow): string | undefined => {
  for (const message of messages) {
    const vias = valuesOf(message, 'Via').map(parseVia)
    const above = vias[vias.findIndex((via) => via.branch === branch) - 1]
    if (above !== undefined) return hostOf(above)
  }
  return undefined
}

/** Who answered this branch and is the far end of the dialog: the Contact of 101 to 299 (RFC 3261 12.1.1). */
const answererOf = (branch: string, { messages }: Flow): string | undefined => {
  const answer = messages.find(
    (message) => branchOf(message) === branch && statusOf(message) > 100 && statusOf(message) < 300,
  )
  const [contact] = answer === undefined ? [] : valuesOf(answer, 'Contact')
  return contact === undefined ? undefined : parseNameAddr(contact).uri.host
}

/** Proxies of the RFC's examples use a branch again, for the ACK of a 2xx too; but that goes to another Request-URI. */
const isInvitationOf = (message: SipMessage, ack: SipMessage): boolean =>
  methodOf(message) === 'INVITE' && branchOf(message) === branchOf(ack) && uriOf(message) === uriOf(ack)

/** The ACK of a failure belongs to the INVITE's transaction and goes where that went (RFC 3261 17.1.1.3). */
const invitationOf = (request: SipMessage, { messages }: Flow): SipMessage =>
  (methodOf(request) === 'ACK' ? messages.find((message) => isInvitationOf(message, request)) : undefined) ?? request

/** Where a request goes: to the first Route, else to the Request-URI (RFC 3261 8.1.2). */
const nextHopOf = (request: SipMessage): string => {
  const [route] = valuesOf(request, 'Route')
  return route === undefined ? parseUri(uriOf(request)).host : parseNameAddr(route).uri.host
}

/** Whoever got the request. Where it names a domain and no host, other messages tell which host answers for that. */
const serverOf = (request: SipMessage, flow: Flow): string => {
  const nextHop = nextHopOf(invitationOf(request, flow))
  if (nextHop in namesOfHosts) return nextHop
  const found = forwarderOf(branchOf(request), flow) ?? answererOf(branchOf(request), flow)
  if (found !== undefined) return found
  const likewise = flow.messages.filter((message) => uriOf(message) === uriOf(request))
  return likewise.map((message) => forwarderOf(branchOf(message), flow)).find((host) => host !== undefined) ?? nextHop
}

/** The request that a response answers: the last before it with its branch and method (RFC 3261 17.1.3). */
const requestOf = (index: number, { messages }: Flow): SipMessage | undefined => {
  const response = messages[index]
  if (response === undefined) return undefined
  const method = cseqOf(response)?.method
  return messages
    .slice(0, index)
    .findLast((message) => methodOf(message) === method && branchOf(message) === branchOf(response))
}

const endsOf = (message: SipMessage, index: number, flow: Flow): readonly [from: string, to: string] => {
  const client = hostOf(topViaOf(message) ?? { sentBy: '' })
  if (message.startLine.kind === 'request') return [client, serverOf(message, flow)]
  const request = requestOf(index, flow)
  return [request === undefined ? '?' : serverOf(request, flow), client]
}

const messagesOf = (flow: Flow): readonly TraceMessage[] =>
  identifyMessages(
    flow.messages.map((message, index) => {
      const [source, destination] = endsOf(message, index, flow)
      return messageFromCapture({
        frame: index + 1,
        indexInFrame: 0,
        // The RFC gives an order and no times. A second apart, what is sent again is no copy of a second capture point.
        at: asEpochMicros(callStart + index * 1_000_000),
        source: { address: source, port: 5060 },
        destination: { address: destination, port: 5060 },
        transport: 'UDP',
        message,
      })
    }),
  )

/** Arrows of an exported text, by the columns in which their ends stand. */
const readExport = (text: string, { lanes }: LadderLayout, participants: readonly string[]) => {
  const lines = text.split('\n')
  const firstBars = lines.findIndex((line) => /^ +\|[ |]*$/.test(line))
  const columns = [...(lines[firstBars] ?? '').matchAll(/\|/g)].map(({ index }) => index)
  const nameAt = (column: number): string => {
    const { address = '?' } = lanes[columns.indexOf(column)] ?? {}
    const names = namesOfHosts[address] ?? namesOfDomains[address]
    return names?.find((name) => participants.includes(name)) ?? address
  }
  const rungs = lines.slice(firstBars + 1).filter((line) => line.includes('|'))
  return rungs.map((line, index) => {
    const found = /\|<?-[- ]* (\S[^|]*?) [- ]*>?\|/.exec(line)
    if (found === null) throw new Error(`No arrow in: ${line}`)
    const [left, right] = [nameAt(found.index), nameAt(found.index + found[0].length - 1)]
    const [from, to] = found[0].startsWith('|<') ? [right, left] : [left, right]
    return { number: index + 1, from, to, what: found[1]?.split(' ')[0] ?? '' }
  })
}

const flows = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

describe('text ladders of the flows of RFC 3665', () => {
  it.each(flows)(
    'given %s, then they have the arrows of the drawing, in its order, or the reviewed exception',
    (name) => {
      const flow = readFlow(name)
      const { participants, arrows } = readArrowDiagram(flow.drawing)
      const layout = layoutLadder(messagesOf(flow))
      const exception = exceptions.get(name)?.arrow
      const expected = arrows.map((arrow) => (arrow.number === exception?.number ? exception : arrow))
      expect(readExport(exportText(layout, noTitle, utc), layout, participants)).toEqual(expected)
    },
  )

  it('given the INVITE that nobody answers (3.4 F1 to F7), then six of its seven rungs are retransmissions', () => {
    const name = flows.find((each) => each.startsWith('3.04')) ?? ''
    const { rungs } = layoutLadder(messagesOf(readFlow(name)))
    expect(rungs.map(({ repeat }) => repeat).slice(0, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 0])
  })

  it('given all flows, then no message of them was lost on the way', () => {
    expect(flows.map((name) => readFlow(name).messages.length)).toEqual([4, 2, 2, 2, 4, 6, 23, 21, 23, 17, 16, 13])
  })
})
