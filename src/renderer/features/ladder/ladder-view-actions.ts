// What the user can do with the ladder that is open. Plain functions of the stores, shared by view and commands.
import type { StoreApi } from 'zustand/vanilla'
import { valueOf } from '../../stores/async-state'
import { noLaneEdits, type LaneEdits } from '../../stores/lane-edits'
import type { GutterTime, LadderView } from '../../stores/ladder-views'
import type { OpenCall, Stores } from '../../stores/stores'
import { changeTo, redo, undo } from '../../stores/undo-history'
import type { ColourMode, DigestMode } from '../../../core/ladder/ladder-options'
import type { Rung } from '../../../core/ladder/ladder-shape'
import type { Settings } from '../../../shared/schema/settings'
import {
  hideLane,
  mergeLanes,
  moveLane,
  nextLaneBy,
  nextLaneSort,
  renameLane,
  showAllLanes,
  splitLane,
  toggleLegLanes,
} from './edit-lanes'
import type { SettingsActions } from '../settings/actions'
import { clockZones } from '../settings/clock-zones'
import type { CallActions } from './actions'
import { readLadder, type ShownLadder } from './read-ladder'
import { showsMediaOf } from './shown-media'
import { stepRungs } from './step-rungs'

/** All clocks are one mode; which of them, the settings say. */
export type TimeChoice = Settings['timeZone'] | Exclude<GutterTime, 'clock'>

const spanTimes = ['since-start', 'delta', 'since-mark'] as const
const digests: readonly DigestMode[] = ['cseq-sdp', 'cseq', 'sdp', 'from-to', 'reason']
const colourModes: readonly ColourMode[] = ['leg', 'kind', 'transaction', 'delta']

export interface OpenedLadder {
  readonly call: OpenCall
  readonly view: LadderView
  readonly shown: ShownLadder
}

const nextOf = <T>(choices: readonly T[], current: T): T =>
  choices[(choices.indexOf(current) + 1) % choices.length] ?? current

export const createLadderViewActions = (stores: Stores, callActions: CallActions, settings: SettingsActions) => {
  const openCall = (): OpenCall | undefined => valueOf(stores.call.getState().call)

  const opened = (): OpenedLadder | undefined => {
    const call = openCall()
    if (call === undefined) return undefined
    const view = stores.ladderView.getState()
    return { call, view, shown: readLadder(call, view, stores.settings.getState().timeZone) }
  }

  const change = (changeOf: (view: LadderView) => Partial<LadderView>): void => {
    if (openCall() !== undefined) stores.ladderView.setState(changeOf)
  }

  const editLanes = (edit: (edits: LaneEdits, shown: ShownLadder) => LaneEdits): void => {
    const now = opened()
    if (now === undefined) return
    change(({ lanes }) => ({ lanes: changeTo(lanes, edit(lanes.present, now.shown)) }))
  }

  const select = (rung: Rung | undefined): void => {
    if (rung !== undefined) callActions.select(rung.messageId)
  }

  /** Of the message that is selected; undefined for none. */
  const selectedIndex = ({ call, shown }: OpenedLadder): number | undefined => {
    const { selectedId } = stores.call.getState()
    if (selectedId === undefined) return undefined
    const rung = shown.rungOf.get(selectedId)
    if (rung !== undefined) return rung.messageIndex
    const index = call.messages.findIndex(({ id }) => id === selectedId)
    return index < 0 ? undefined : index
  }

  const move = (by: number): void => {
    const now = opened()
    if (now !== undefined) select(stepRungs(now.shown.rungs, selectedIndex(now), by))
  }

  /** Goes round: behind the last rung that the filter finds comes the first. */
  const find = (by: 1 | -1): void => {
    const now = opened()
    if (now?.shown.found === undefined) return
    const { rungs, facts } = now.shown
    const found = rungs.filter((rung) => facts.get(rung)?.isFound === true)
    const current = selectedIndex(now) ?? -1
    select(
      by === 1
        ? (found.find(({ messageIndex }) => messageIndex > current) ?? found[0])
        : (found.findLast(({ messageIndex }) => messageIndex < current) ?? found.at(-1)),
    )
  }

  const setTime = (choice: TimeChoice): void => {
    if (choice === 'since-start' || choice === 'delta' || choice === 'since-mark') {
      change(() => ({ time: choice }))
      return
    }
    change(() => ({ time: 'clock' }))
    if (stores.settings.getState().timeZone !== choice) void settings.change({ timeZone: choice })
  }

  /** The lane that was focused last, else the first. */
  const laneKey = (): string | undefined => {
    const now = opened()
    const lanes = now?.shown.plan.lanes ?? []
    return (lanes.find(({ key }) => key === now?.view.laneKey) ?? lanes[0])?.key
  }

  const moveLaneBy = (key: string, by: number): void =>
    editLanes((edits, { plan: { lanes } }) => {
      const index = lanes.findIndex((lane) => lane.key === key)
      return index < 0 ? edits : moveLane(edits, lanes, key, index + by)
    })

  return {
    opened,
    move,
    find,
    canFind: (): boolean => opened()?.shown.found !== undefined,
    setTime,
    cycleTime: (): void => {
      const time = opened()?.view.time ?? 'clock'
      const facts = stores.settings.getState()
      setTime(nextOf<TimeChoice>([...clockZones(facts), ...spanTimes], time === 'clock' ? facts.timeZone : time))
    },
    setDigest: (digest: DigestMode): void => change(() => ({ digest })),
    cycleDigest: (): void => change(({ digest }) => ({ digest: nextOf(digests, digest) })),
    setColours: (colours: ColourMode): void => change(() => ({ colours })),
    cycleColours: (): void => change(({ colours }) => ({ colours: nextOf(colourModes, colours) })),
    toggleMedia: (): void => {
      const call = openCall()
      if (call === undefined) return
      change(({ layout }) => ({ layout: { ...layout, showsMedia: !showsMediaOf(call, layout) } }))
    },
    toggleAxis: (): void =>
      change(({ layout }) => ({ layout: { ...layout, axis: layout.axis === 'rows' ? 'time' : 'rows' } })),
    toggleFitsLanes: (): void => change(({ fitsLanes }) => ({ fitsLanes: !fitsLanes })),
    toggleRepeats: (): void => change(({ foldsRepeats }) => ({ foldsRepeats: !foldsRepeats })),
    setFilter: (filterText: string): void => change(() => ({ filterText })),
    /** A leg that does not belong into the call is read by itself; once more, and all legs are back. */
    toggleOnlyLeg: (): void => {
      const now = opened()
      const index = now === undefined ? undefined : selectedIndex(now)
      const leg = now?.shown.plan.rungs.find(({ messageIndex }) => messageIndex === index)?.leg
      if (leg === undefined) return
      const text = `leg:${leg + 1}`
      change(({ filterText }) => ({ filterText: filterText === text ? '' : text, hidesOthers: true }))
    },
    toggleHidesOthers: (): void => change(({ hidesOthers }) => ({ hidesOthers: !hidesOthers })),

    laneKey,
    /** Commands are about this lane from now on. */
    chooseLane: (key: string): void => change(() => ({ laneKey: key })),
    /** Its head becomes a text field. */
    startRenaming: (renamingKey: string): void => change(() => ({ renamingKey })),
    /** `name` undefined keeps the one that it has. `view`: a pointer on the other side has put that in front already. */
    endRenaming: (view: StoreApi<LadderView>, key: string, name: string | undefined): void =>
      view.setState(({ lanes }) => ({
        lanes: name === undefined ? lanes : changeTo(lanes, renameLane(lanes.present, key, name)),
        renamingKey: undefined,
      })),
    hideLane: (key: string): void => editLanes((edits) => hideLane(edits, key)),
    showAllLanes: (): void => editLanes(showAllLanes),
    mergeLanes: (key: string, otherKey: string): void =>
      editLanes((edits, { plan }) => mergeLanes(edits, plan.lanes, key, otherKey)),
    mergeWithNext: (key: string): void =>
      editLanes((edits, { plan: { lanes } }) => {
        const next = lanes[lanes.findIndex((lane) => lane.key === key) + 1]
        return next === undefined ? edits : mergeLanes(edits, lanes, key, next.key)
      }),
    splitLane: (key: string): void => editLanes((edits, { plan }) => splitLane(edits, plan.lanes, key)),
    moveLaneBy,
    moveLaneTo: (key: string, to: number): void => editLanes((edits, { plan }) => moveLane(edits, plan.lanes, key, to)),
    nextLaneBy: (): void => editLanes(nextLaneBy),
    toggleLegLanes: (): void => editLanes(toggleLegLanes),
    nextLaneSort: (): void => editLanes(nextLaneSort),
    resetLanes: (): void => editLanes(() => noLaneEdits),
    undo: (): void => change(({ lanes }) => ({ lanes: undo(lanes) })),
    redo: (): void => change(({ lanes }) => ({ lanes: redo(lanes) })),
    canUndo: (): boolean => (opened()?.view.lanes.past.length ?? 0) > 0,
    canRedo: (): boolean => (opened()?.view.lanes.future.length ?? 0) > 0,
  }
}

export type LadderViewActions = ReturnType<typeof createLadderViewActions>
