// The whole call by its conversation id, whatever the organization's dialect: on inbound calls only the 200 OK knows the
// conversation, and yet every message that was recorded must be in the ladder. The recordings are the truth.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { extractSip } from '../src/core/capture/extract-sip'
import { callIdOf } from '../src/core/sip/read-fields'
import { findTraces } from '../src/main/services/trace-service'
import { placeCall } from '../src/simulator/calls/place-calls'
import { defaultOptions, type SimulatorOptions } from '../src/simulator/options'
import { openSignedInApp, type AppUnderTest } from './support/app-under-test'
import { startedAt } from './support/simulator-client'

const never = new AbortController().signal
const window = { start: startedAt - 86_400_000, end: startedAt }

let app: AppUnderTest
beforeAll(async () => (app = await openSignedInApp()))
afterAll(() => app.running.close())

interface Seen {
  readonly at: number
  readonly callId: string
  /** Method or status. */
  readonly what: string
}

interface Shown {
  readonly messages: readonly Seen[]
  /** Of them, those whose record names the conversation. */
  readonly stamped: number
}

const byTime = (one: Seen, other: Seen): number => one.at - other.at || one.callId.localeCompare(other.callId)

const truthOf = (conversationId: string): readonly Seen[] =>
  app.calls
    .filter(({ entry }) => entry.conversationId === conversationId)
    .flatMap((call) => extractSip(placeCall(call, startedAt).packets).messages)
    .map(({ at, message }) => {
      const { startLine } = message
      const what = startLine.kind === 'request' ? startLine.method : String(startLine.status)
      return { at, callId: callIdOf(message) ?? '', what }
    })
    .sort(byTime)

const shownOf = async (conversationId: string): Promise<Shown> => {
  const { records } = await findTraces(
    app.session.api().client,
    { kind: 'conversation', conversationId, window },
    app.clock,
    never,
  )
  const messages = records.map(({ at, callId, start }) => {
    return { at, callId, what: start.kind === 'request' ? start.method : String(start.status) }
  })
  const stamped = records.filter((record) => record.conversationId !== '').length
  return { messages: messages.sort(byTime), stamped }
}

const stampings = ['header', 'all', 'none'] as const
const dialects: readonly (readonly [name: string, options: Partial<SimulatorOptions>])[] = [
  ['code in method', {}],
  ['code in replyReason', { statusCode: 'in-reason' }],
  ['with message text', { messageText: true }],
  ['rows twice and reversed', { duplicateRows: true, rowOrder: 'reversed' }],
  ['a cap of 100 rows', { rowLimit: 100, duplicateRows: true }],
]
const variants = stampings.flatMap((stamping) =>
  dialects.map(([name, options]) => [`${stamping}, ${name}`, { ...options, stamping }] as const),
)

const lines: string[] = []
afterAll(() => void process.stdout.write(`${lines.join('\n')}\n`))

it.each(variants)(
  'given ids stamped and rows written as “%s”, shows every message of every call',
  async (name, options) => {
    app.control.setOptions({ ...defaultOptions, requestsPerMinute: 100_000, ...options })
    let shown = 0
    let known = 0
    let stamped = 0
    for (const { entry } of app.calls) {
      const truth = truthOf(entry.conversationId)
      const found = await shownOf(entry.conversationId)
      expect(found.messages, entry.id).toEqual(truth)
      shown += found.messages.length
      stamped += found.stamped
      known += truth.length
    }
    lines.push(
      `${name.padEnd(32)} ${app.calls.length} calls: ${shown} of ${known} messages, ${stamped} with the conversation’s id`,
    )
    expect(known).toBeGreaterThan(150)
  },
)
