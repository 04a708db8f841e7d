// What a laid out ladder is made of: plain numbers and words. Lengths are rows: 1 is the height of one rung, and whoever
// draws multiplies by pixels or lines of its own.
import type { EpochMicros } from '../base/time'
import type { TraceMessage } from '../call/trace-message'
import type { RungTone } from './describe-rung'
import type { ColourMode, DigestMode } from './ladder-options'

export interface Lane {
  readonly index: number
  /** Names the lane in the options, and stays the same when lanes are moved, hidden or renamed. */
  readonly key: string
  /** `hidden` is the one lane at the right edge that stands for all hosts that the user has hidden. */
  readonly kind: 'host' | 'group' | 'leg' | 'hidden'
  /** The first of the addresses. */
  readonly address: string
  /** All addresses on this lane, in order of appearance. */
  readonly addresses: readonly string[]
  /** Ports seen at the addresses, in order of appearance. */
  readonly ports: readonly number[]
  /** Name that the user or the platform gave, or ''. */
  readonly alias: string
  /** 0-based leg that has this lane for itself; undefined where legs share it. */
  readonly leg: number | undefined
}

/** A repeat that is not drawn on a row of its own. */
export interface FoldedRepeat {
  readonly kind: 'retransmission' | 'copy'
  /** Among the messages that were laid out. */
  readonly messageIndex: number
  readonly messageId: string
  readonly at: EpochMicros
}

export interface Rung {
  /** `self` for a message that stays on its lane. */
  readonly kind: 'arrow' | 'self'
  /** Among the rungs of the ladder. */
  readonly index: number
  /** Among the messages that were laid out; more than `index` where some are hidden or folded. */
  readonly messageIndex: number
  readonly messageId: string
  readonly message: TraceMessage
  readonly fromLane: number
  readonly toLane: number
  /** Rows from the top of the ladder to the top of this rung. */
  readonly y: number
  readonly at: EpochMicros
  /** µs since the first message, shown or not. */
  readonly sinceStart: number
  /** µs since the rung before; 0 for the first. */
  readonly sincePrevious: number
  /** Method, or status with reason. */
  readonly label: string
  /** What the second line says. */
  readonly digest: DigestMode
  /** Second line. Made when it is read, because it may take a reading of the body and few rungs are seen at a time. */
  readonly detail: string
  readonly tone: RungTone
  readonly isRequest: boolean
  /** 0-based number of the dialog's Call-ID, in order of appearance: picks the leg's hue. */
  readonly leg: number
  /** 0-based number of the transaction, the same for all messages of one; to light up relatives. */
  readonly transaction: number
  /** 0-based number of the dialog, the same for all messages of one; to light up relatives. */
  readonly dialog: number
  /** How many messages like this one the same hop sent before; 0 for the original. */
  readonly repeat: number
  /** The same message seen at a second capture point: nobody sent it again. */
  readonly isCopy: boolean
  /** Repeats of this message that have no rung of their own. */
  readonly folded: readonly FoldedRepeat[]
  /** False while only the search record is known. */
  readonly isComplete: boolean
}

/** A message that the protocol expected and nobody saw. */
export interface GhostRung {
  readonly kind: 'arrow' | 'self'
  readonly fromLane: number
  readonly toLane: number
  /** When it should have been there at the latest. */
  readonly at: EpochMicros
  /** µs since the first message. */
  readonly sinceStart: number
  readonly label: string
  /** The timer that ran out, and the section that asks for the message. */
  readonly timer: string
  readonly section: string
  /** 0-based, as in rungs; undefined for a Call-ID that no message has. */
  readonly leg: number | undefined
  /** Message that should have led to this one; undefined where the caller named none that exists. */
  readonly afterMessageId: string | undefined
}

interface Placed {
  /** Rows from the top of the ladder. */
  readonly y: number
  /** Rows. */
  readonly height: number
}

interface RungRow extends Placed {
  readonly kind: 'rung'
  readonly rung: Rung
}

interface GhostRow extends Placed {
  readonly kind: 'ghost'
  readonly ghost: GhostRung
}

/** A silence that takes less room than its time would. */
interface GapRow extends Placed {
  readonly kind: 'gap'
  readonly from: EpochMicros
  readonly to: EpochMicros
  /** e.g. `12.4 s of silence`. */
  readonly label: string
}

export type LadderRow = RungRow | GhostRow | GapRow

/** Lanes and rungs: what every drawing needs. */
export interface LadderLayout {
  readonly lanes: readonly Lane[]
  readonly rungs: readonly Rung[]
}

/** Something that lasts, beside the rungs: from the row where it begins to the row where it ends. */
interface PlacedSpan {
  /** Rows from the top of the ladder, half-open. */
  readonly startY: number
  readonly endY: number
  /** 0-based; spans side by side are in different columns. */
  readonly column: number
  readonly label: string
}

export interface PlacedBar extends PlacedSpan {
  /** Undefined for an address that has no lane here. */
  readonly fromLane: number | undefined
  readonly toLane: number | undefined
  readonly state: string
}

export interface PlacedSegment extends PlacedSpan {
  readonly kind: string
}

export interface LadderPlan extends LadderLayout {
  /** Rungs, ghosts and gaps from top to bottom. */
  readonly rows: readonly LadderRow[]
  /** Rows of the whole ladder. */
  readonly height: number
  readonly bars: readonly PlacedBar[]
  readonly segments: readonly PlacedSegment[]
  /** µs that one row stands for; undefined where rows are not to scale. */
  readonly microsPerRow: number | undefined
  /** How many messages have no rung because both of their ends are hidden. */
  readonly hiddenMessages: number
}

/** What the exports draw: rows where a plan has them, else a row for each rung. */
export interface DrawnLayout
  extends LadderLayout, Partial<Pick<LadderPlan, 'rows' | 'bars' | 'segments' | 'microsPerRow'>> {
  /** What colours say where there are any; the leg if not given. */
  readonly colours?: ColourMode
}
