// What the user does with a list of calls, kept for each source so that going to another file and back loses nothing.
import type { Fault } from '../../shared/ipc/fault'

/** Calls are known by their keys. */
export interface SourceList {
  readonly filter: string
  readonly selected: ReadonlySet<string>
  /** Where a range of selected calls begins. */
  readonly anchor: string | undefined
  /** The row that keys go to. */
  readonly active: string | undefined
}

export interface CallListFacts {
  /** By id of the file; of searches under `search` and `many`. */
  readonly lists: Readonly<Record<string, SourceList>>
  /** The list takes most of the window, and is a table. */
  readonly isWide: boolean
  /** What the list has to say for a moment, e.g. that something was copied; '' for nothing. */
  readonly notice: string
  /** Why the list could not be saved. */
  readonly fault: Fault | undefined
}

export const untouchedList: SourceList = { filter: '', selected: new Set(), anchor: undefined, active: undefined }

export const initialCallList: CallListFacts = { lists: {}, isWide: false, notice: '', fault: undefined }
