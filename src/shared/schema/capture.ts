// Captures in the library: ids and facts. Paths stay in main.
import { z } from 'zod'
import { ConversationId, SearchWindow } from './trace'

export const CaptureId = z.uuid()

/** Which pcap to ask the platform for: the request is a search of its own (never a list of messages). */
export const CaptureRequest = z.strictObject({
  /** Chosen by the page, to tell this job's progress from another's. */
  jobId: z.uuid(),
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('conversation'), conversationId: ConversationId }),
    z.strictObject({ kind: z.literal('call-id'), callId: z.string().min(1).max(512) }),
  ]),
  /** The call's conversation, where it is known although no message of the call may carry its id. */
  conversationId: ConversationId.optional(),
  /** Call-IDs of the call, so that the library can find it again. */
  callIds: z.array(z.string().max(512)).max(200),
  from: z.string().max(256),
  to: z.string().max(256),
  window: SearchWindow,
  /** Time of the call's first message, in milliseconds since the epoch. */
  startedAt: z.number().int().min(0).max(8_640_000_000_000),
})

export const CaptureInfo = z.object({
  id: CaptureId,
  fileName: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  /** ISO 8601, UTC. */
  savedAt: z.iso.datetime(),
  organization: z.string(),
  conversationId: z.string().optional(),
  callIds: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  /** ISO 8601, UTC: the call's first message. */
  startedAt: z.iso.datetime(),
})

export const CaptureProgress = z.discriminatedUnion('phase', [
  z.strictObject({ jobId: z.uuid(), phase: z.literal('requesting') }),
  z.strictObject({ jobId: z.uuid(), phase: z.literal('preparing'), waitedSeconds: z.number() }),
  z.strictObject({
    jobId: z.uuid(),
    phase: z.literal('downloading'),
    received: z.number(),
    total: z.number().optional(),
  }),
  z.strictObject({ jobId: z.uuid(), phase: z.literal('saving') }),
])

export const WiresharkOpen = z.strictObject({
  captureId: CaptureId,
  /** 1-based frame to select. */
  frame: z.number().int().positive().optional(),
  /** Call-IDs that the display filter keeps. */
  callIds: z.array(z.string().max(512)).max(50),
})

export type CaptureRequest = z.output<typeof CaptureRequest>
export type CaptureInfo = z.output<typeof CaptureInfo>
export type CaptureProgress = z.output<typeof CaptureProgress>
export type WiresharkOpen = z.output<typeof WiresharkOpen>
