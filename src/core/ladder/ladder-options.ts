// What a user may ask of a ladder. Nothing asked for gives one lane for each address, one rung for each message.
import type { EpochMicros } from '../base/time'
import type { MissingMessage } from '../call/find-missing'
import type { Endpoint } from '../capture/captured-message'

export interface LaneOptions {
  /** What shares a lane. Hosts without an alias go by their address. */
  readonly by?: 'address' | 'address-port' | 'alias'
  /** Lanes to be drawn as one, by their keys. A lane is in the last group that names it. */
  readonly groups?: readonly { readonly name: string; readonly keys: readonly string[] }[]
  /** Keys of lanes that are drawn as one at the right edge; messages among them have no rung. */
  readonly hidden?: readonly string[]
  /** Key → the user's name for the lane. */
  readonly names?: ReadonlyMap<string, string>
  /** Keys from left to right; lanes not named come after these. */
  readonly order?: readonly string[]
  /** Order of lanes that `order` does not name: as they appear, or so that arrows are short and calls go to the right. */
  readonly sort?: 'appearance' | 'short-arrows'
  /** A lane on which this many legs are alive at once becomes one lane for each leg. */
  readonly splitLegsFrom?: number
}

export interface SilenceOptions {
  /** µs; 5 s if not given. */
  readonly leastMicros?: number
  /** How many times the median span between two messages; 10 if not given. */
  readonly timesMedian?: number
}

/** What a rung says in its second line. */
export type DigestMode = 'cseq-sdp' | 'cseq' | 'sdp' | 'reason' | 'from-to'

/** What the colour of an arrow says. */
export type ColourMode = 'leg' | 'kind' | 'transaction' | 'delta'

interface Span {
  readonly from: EpochMicros
  /** Undefined while it goes on. */
  readonly to: EpochMicros | undefined
  readonly label: string
}

export interface MediaBar extends Span {
  readonly source: Endpoint
  readonly destination: Endpoint
  /** Who agreed on it: they stand for ends that send and get no signalling. */
  readonly signalled?: { readonly source: Endpoint; readonly destination: Endpoint }
  /** Picks the leg's lane where legs have lanes of their own; '' if not known. */
  readonly callId: string
  readonly state: string
}

/** What the platform did with the conversation meanwhile, e.g. a queue or an agent. */
export interface ConversationSegment extends Span {
  readonly kind: string
}

export interface LadderOptions {
  readonly lanes?: LaneOptions
  /** Repeats go to their original's rung. */
  readonly foldRepeats?: boolean
  readonly digest?: DigestMode
  /** Says long silences on rows of their own; not done if not given. */
  readonly silence?: SilenceOptions
  /**
   * µs that one row stands for: spans between rungs are drawn to this scale. `fit`: as much as suits the call. All rungs are
   * one row apart if not given.
   */
  readonly microsPerRow?: number | 'fit'
  readonly missing?: readonly MissingMessage[]
  readonly media?: readonly MediaBar[]
  readonly segments?: readonly ConversationSegment[]
}
