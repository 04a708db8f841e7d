// A recorded call: what the manifest says about it, and its packets. The recordings lie in resources/demo.
import type { Packet } from '../../core/capture/packet'

/** One row of manifest.json. */
export interface CallEntry {
  readonly id: string
  readonly title: string
  /** Name of the capture beside the manifest. */
  readonly file: string
  readonly conversationId: string
  readonly participantId: string
  /** As Genesys Cloud sees the call. */
  readonly direction: 'inbound' | 'outbound'
  readonly from: string
  readonly to: string
  /** In the order in which the legs were set up. */
  readonly callIds: readonly string[]
  /** How long before the simulator's start this call began. */
  readonly minutesAgo: number
}

export interface RecordedCall {
  readonly entry: CallEntry
  readonly packets: readonly Packet[]
}
