// What the organization knows of its calls, as clients meet it over HTTP: records, captures, conversations.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anInboundCall, conversationId, recordedAt } from '../../test/support/a-recorded-call'
import {
  createSimulatorClient,
  errorOf,
  jsonOf,
  rowsOf,
  startedAt,
  type Json,
} from '../../test/support/simulator-client'
import { readCapture } from '../core/capture/read-capture'
import { createSimulator, type RunningSimulator, type Simulator } from './create-simulator'

/** Whole seconds from the recording to ten minutes before the start. */
const firstPacketAt = 1_795_520_999_678_901
let at: number
let simulator: Simulator
let running: RunningSimulator
const { clientToken, call, search, order } = createSimulatorClient(() => running)

beforeEach(async () => {
  at = startedAt
  simulator = createSimulator({ calls: [anInboundCall()], now: () => at, seed: 'test' })
  running = await simulator.listen()
})
afterEach(() => running.close())

const methodsOf = (rows: readonly Json[]): readonly unknown[] => rows.map((row) => row['method'])
describe('a trace search', () => {
  it('given a Call-ID, finds its messages, moved to ten minutes before the start', async () => {
    const rows = await rowsOf(await search(await clientToken(), { callId: 'one@192.0.2.1' }))
    expect(methodsOf(rows)).toEqual(['INVITE', '180', '200', 'ACK', 'BYE', '200'])
    expect(rows.map((row) => row['microTs'])).toEqual(
      [0, 50_001, 2_000_000, 2_100_000, 9_000_000, 9_010_000].map((after) => String(firstPacketAt + after)),
    )
    expect((firstPacketAt - recordedAt) % 1_000_000).toBe(0)
  })

  it('given a conversation id, finds the stamped 200 OK alone, unless all or none are stamped', async () => {
    const token = await clientToken()
    const find = async (): Promise<number> => (await rowsOf(await search(token, { conversationId }))).length
    expect(await find()).toBe(1)
    simulator.control.setOptions({ stamping: 'all' })
    expect(await find()).toBe(7)
    simulator.control.setOptions({ stamping: 'none' })
    expect(await find()).toBe(0)
  })

  it('given several filters, finds what agrees with all', async () => {
    const token = await clientToken()
    const count = async (filters: Readonly<Record<string, string>>): Promise<unknown> =>
      (await jsonOf(await search(token, filters), 'SipSearchResult'))['count']
    expect(await count({ fromUser: '+4930111' })).toBe(7)
    expect(await count({ fromUser: '+4930111', callId: 'two@192.0.2.2' })).toBe(1)
    expect(await count({ fromUser: '4930111' })).toBe(0)
    expect(await count({ dateEnd: '2026-11-24T11:50:00Z' })).toBe(3)
  })

  it('given calls older than 21 days, finds nothing', async () => {
    at += 21 * 86_400_000
    const token = await clientToken()
    expect(await rowsOf(await search(token, { dateEnd: '2026-12-24T00:00:00Z' }))).toEqual([])
  })

  it('given the other dialects, puts codes into replyReason, fills msg, doubles, caps and turns the rows', async () => {
    const token = await clientToken()
    simulator.control.setOptions({
      statusCode: 'in-reason',
      messageText: true,
      duplicateRows: true,
      rowLimit: 4,
      rowOrder: 'reversed',
    })
    const rows = await rowsOf(await search(token, { callId: 'one@192.0.2.1' }))
    expect(methodsOf(rows)).toEqual(['', '', 'INVITE', 'INVITE'])
    expect(rows[0]?.['replyReason']).toBe('180 Ringing')
    expect(rows[0]?.['msg']).toContain('SIP/2.0 180 Ringing\r\n')
  })
})

describe('a capture', () => {
  const fetchCapture = async (filters: Readonly<Record<string, string>>): Promise<readonly number[]> => {
    const token = await clientToken()
    const { downloadId } = await jsonOf(await order(token, filters), 'SipDownloadResponse')
    const poll = async (): Promise<Json> =>
      jsonOf(await call(token, `telephony/siptraces/download/${String(downloadId)}`), 'SignedUrlResponse')
    expect(await poll()).not.toHaveProperty('url')
    const bytes = new Uint8Array(await (await fetch(String((await poll())['url']))).arrayBuffer())
    return readCapture(bytes).packets.map((packet) => packet.at - firstPacketAt)
  }

  it('given a Call-ID, holds its SIP and the media, with the times of the records', async () => {
    const times = [0, 50_001, 2_000_000, 2_100_000, 2_200_000, 9_000_000, 9_010_000]
    expect(await fetchCapture({ callId: 'one@192.0.2.1' })).toEqual(times)
  })

  it('given a conversation id, holds all Call-IDs of the conversation', async () => {
    expect(await fetchCapture({ conversationId })).toHaveLength(8)
  })

  it('given nothing found, holds no packet', async () => {
    expect(await fetchCapture({ callId: 'unknown' })).toEqual([])
  })

  it.each([
    ['empty-body', 200, ''],
    ['accepted', 202, ''],
    ['not-found', 404, 'not.found'],
  ] as const)('while it is being built, answers %s with %i', async (kind, status, text) => {
    simulator.control.setOptions({ pending: { kind, polls: 1 } })
    const token = await clientToken()
    const { downloadId } = await jsonOf(await order(token, { callId: 'one@192.0.2.1' }), 'SipDownloadResponse')
    const path = `telephony/siptraces/download/${String(downloadId)}`
    const pending = await call(token, path)
    expect(pending.status).toBe(status)
    expect(await pending.text()).toContain(text)
    expect(await jsonOf(await call(token, path), 'SignedUrlResponse')).toHaveProperty('url')
  })
})

describe('the conversation', () => {
  it('tells times, direction, Call-IDs and how it ended', async () => {
    const token = await clientToken()
    const details = (await (await call(token, `analytics/conversations/${conversationId}/details`)).json()) as Json
    expect(details).toMatchObject({
      conversationStart: '2026-11-24T11:49:59.678Z',
      conversationEnd: '2026-11-24T11:50:08.688Z',
      originatingDirection: 'inbound',
      participants: [
        {
          purpose: 'customer',
          sessions: [
            {
              protocolCallId: 'one@192.0.2.1',
              segments: [
                { segmentType: 'system' },
                {
                  segmentType: 'interact',
                  disconnectType: 'endpoint',
                  sipResponseCodes: [200],
                  q850ResponseCodes: [16],
                },
              ],
            },
          ],
        },
        { purpose: 'agent', sessions: [{ protocolCallId: 'two@192.0.2.2', segments: [{ segmentType: 'alert' }] }] },
      ],
    })
    const short = (await (await call(token, `conversations/${conversationId}`)).json()) as Json
    expect(short).toMatchObject({ startTime: '2026-11-24T11:49:59.678Z', endTime: '2026-11-24T11:50:08.688Z' })
    expect(await errorOf(await call(token, 'conversations/unknown'))).toEqual([404, 'not.found'])
  })

  it('keeps its initial INVITE, whole and by header', async () => {
    const token = await clientToken()
    const path = `telephony/sipmessages/conversations/${conversationId}`
    const { message } = await jsonOf(await call(token, path), 'Callmessage')
    expect(message).toMatch(/^INVITE sip:\+4930222@192\.0\.2\.2:5080 SIP\/2\.0\r\n/)
    const { headers } = await jsonOf(await call(token, `${path}/headers?keys=ruri,To&keys=x-none`), 'Callheader')
    expect(headers).toEqual({ ruri: ['sip:+4930222@192.0.2.2:5080'], To: ['<sip:+4930222@genesys.example>'] })
    const all = await jsonOf(await call(token, `${path}/headers`), 'Callheader')
    expect(Object.keys(all['headers'] as object)).toEqual([
      'ruri',
      'via',
      'from',
      'to',
      'call-id',
      'cseq',
      'content-length',
    ])
  })
})
