// A scenario file: JSON that says in which of its variants the organization is played, and what goes wrong in it. The README
// shows one; `scenarios/` holds examples.
import { z } from 'zod'
import type { Fault, FaultRule } from './faults'
import type { Operation } from './operations'
import type { SimulatorOptions } from './options'

export interface Scenario {
  /** One sentence for the person who runs it. */
  readonly title: string
  readonly options: Partial<SimulatorOptions>
  readonly faults: readonly FaultRule[]
  /** Permissions that nobody has. */
  readonly denied: readonly string[]
}

const count = z.number().int().min(0).max(1_000_000)
const seconds = z.number().int().min(0).max(86_400)

const Options = z.strictObject({
  stamping: z.enum(['header', 'all', 'none']).exactOptional(),
  statusCode: z.enum(['in-method', 'in-reason']).exactOptional(),
  messageText: z.boolean().exactOptional(),
  numbers: z.enum(['as-text', 'as-number']).exactOptional(),
  rowOrder: z.enum(['ascending', 'reversed']).exactOptional(),
  duplicateRows: z.boolean().exactOptional(),
  rowLimit: count.min(1).exactOptional(),
  lostCallIds: z.array(z.string().max(512)).max(1000).exactOptional(),
  widestSearchMinutes: count.min(1).exactOptional(),
  stationConversations: z.array(z.guid()).max(1000).exactOptional(),
  pending: z
    .strictObject({ kind: z.enum(['no-url', 'empty-body', 'accepted', 'not-found']), polls: count })
    .exactOptional(),
  signedUrlSeconds: seconds.exactOptional(),
  requestsPerMinute: count.min(1).exactOptional(),
  clockSkewSeconds: z.number().int().min(-86_400).max(86_400).exactOptional(),
  refreshTokens: z.enum(['with-secret', 'all-code']).exactOptional(),
  idleMinutes: count.min(1).exactOptional(),
} satisfies Record<keyof SimulatorOptions, z.ZodType>) satisfies z.ZodType<Partial<SimulatorOptions>>

const FaultOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rate-limited'), retryAfterSeconds: seconds }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.literal([400, 404, 408, 409, 500, 503, 504]),
    retryAfterSeconds: seconds.exactOptional(),
  }),
  ...(['token-expired', 'permission-denied', 'empty-body', 'not-json', 'inner-forbidden', 'expired-url'] as const).map(
    (kind) => z.strictObject({ kind: z.literal(kind) }),
  ),
  z.strictObject({ kind: z.literal('delay'), milliseconds: count }),
  z.strictObject({ kind: z.literal('slow-body'), bytesPerSecond: count.min(1) }),
  z.strictObject({ kind: z.literal('cut'), afterBytes: count }),
]) satisfies z.ZodType<Fault>

const operations = {
  getOrganizationsMe: true,
  getUsersMe: true,
  getAuthorizationSubjectsMe: true,
  getTokensMe: true,
  headTokensMe: true,
  deleteTokensMe: true,
  getTelephonySiptraces: true,
  postTelephonySiptracesDownload: true,
  getTelephonySiptracesDownloadDownloadId: true,
  getTelephonySipmessagesConversation: true,
  getTelephonySipmessagesConversationHeaders: true,
  getTelephonyMediaregions: true,
  getAnalyticsConversationDetails: true,
  getConversation: true,
  authorize: true,
  token: true,
  logout: true,
  fetchPcap: true,
  any: true,
} satisfies Readonly<Record<Operation | 'any', true>>

const Scenario = z.strictObject({
  title: z.string().min(1).max(300),
  options: Options.default({}),
  faults: z
    .array(
      z.strictObject({
        operation: z.enum(Object.keys(operations) as (keyof typeof operations)[]),
        fault: FaultOf,
        times: count.min(1).exactOptional(),
        after: count.exactOptional(),
      }),
    )
    .max(1000)
    .default([]),
  denied: z
    .array(z.string().regex(/^\w+:\w+:\w+$/, 'a permission such as telephony:pcap:add'))
    .max(100)
    .default([]),
}) satisfies z.ZodType<Scenario>

/** Throws an Error whose message says, line by line, what is wrong with the file and where. */
export const readScenario = (text: string): Scenario => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`It is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  const read = Scenario.safeParse(value)
  if (!read.success) throw new Error(z.prettifyError(read.error))
  return read.data
}
