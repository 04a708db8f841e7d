// A message of a file as a plain row: where it stands, what its call needs of it, and what is wrong with it.
import type { Issue } from '../base/issue'
import type { Repeat } from '../call/find-repeats'
import type { CallFacts } from '../call/trace-message'
import type { Said } from './note-said'

/** Where in the file a message stands, as Wireshark counts. */
export interface MessagePlace {
  readonly frame: number
  readonly indexInFrame: number
}

export interface InspectedMessage extends MessagePlace {
  readonly facts: CallFacts
  readonly fromUri: string
  readonly toUri: string
  readonly issues: readonly Issue[]
  /** What it repeats: place of the first of its kind. */
  readonly repeat?: Repeat<MessagePlace> | undefined
  /** All of it, where that was asked for. */
  readonly bytes?: Uint8Array | undefined
  readonly said?: Said | undefined
}
