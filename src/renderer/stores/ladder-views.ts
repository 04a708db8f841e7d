// How one call's ladder is shown. One store for each call, so that a call looks as it was left when it is opened again.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ColourMode, DigestMode } from '../../core/ladder/ladder-options'
import { noLaneEdits, type LaneEdits } from './lane-edits'
import { startHistory, type UndoHistory } from './undo-history'

/** `clock` is UTC or local, as the settings say. */
export type GutterTime = 'clock' | 'since-start' | 'delta' | 'since-mark'

/** Of what the layout is made. One object, so that whoever lays out depends on one thing. */
export interface LayoutChoices {
  /** Undefined: where the call is so short that its descriptions are read in no time. */
  readonly showsMedia: boolean | undefined
  /** Rows one beneath the other, or spaced as their times are. */
  readonly axis: 'rows' | 'time'
}

export interface LadderView {
  readonly lanes: UndoHistory<LaneEdits>
  readonly time: GutterTime
  readonly digest: DigestMode
  /** What the colour of an arrow says. */
  readonly colours: ColourMode
  readonly layout: LayoutChoices
  /** All lanes are seen at once, however narrow that makes them. */
  readonly fitsLanes: boolean
  /** Repeats are a badge on the first of them. */
  readonly foldsRepeats: boolean
  readonly filterText: string
  /** Rungs that the filter does not find are left out; otherwise they are dimmed. */
  readonly hidesOthers: boolean
  /** Key of the lane that commands are about; undefined: the first. */
  readonly laneKey: string | undefined
  /** Key of the lane whose name is being typed. */
  readonly renamingKey: string | undefined
}

export const initialLadderView: LadderView = {
  lanes: startHistory(noLaneEdits),
  time: 'clock',
  digest: 'cseq-sdp',
  colours: 'leg',
  layout: { showsMedia: undefined, axis: 'rows' },
  fitsLanes: false,
  foldsRepeats: true,
  filterText: '',
  hidesOthers: true,
  laneKey: undefined,
  renamingKey: undefined,
}

/** A call that was left longer ago than so many others is shown anew. */
const maxCalls = 50

/** By the id of the tab; see `CallOpening.id`. */
export const createLadderViews = (): ((tabId: string) => StoreApi<LadderView>) => {
  const views = new Map<string, StoreApi<LadderView>>()
  return (tabId) => {
    const view = views.get(tabId) ?? createStore<LadderView>(() => initialLadderView)
    // What was asked for last is kept longest.
    views.delete(tabId)
    views.set(tabId, view)
    const [oldest] = views.keys()
    if (views.size > maxCalls && oldest !== undefined) views.delete(oldest)
    return view
  }
}
