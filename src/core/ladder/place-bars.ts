// Media between lanes, as bars beside the rungs.
import type { MediaBar } from './ladder-options'
import type { PlacedBar } from './ladder-shape'
import type { LaneLayout } from './layout-lanes'
import type { RowPlaces } from './place-rows'
import { placeSpans } from './place-spans'

/** Media often goes by hosts of its own; then those that agreed on it say between whom it is. */
const lanesOf = ({ source, destination, signalled, callId }: MediaBar, laneAt: LaneLayout['laneAt']) => {
  const fromLane = laneAt(source, callId)
  const toLane = laneAt(destination, callId)
  if (signalled === undefined || (fromLane !== undefined && toLane !== undefined)) return { fromLane, toLane }
  return { fromLane: laneAt(signalled.source, callId), toLane: laneAt(signalled.destination, callId) }
}

/** Bars of the same two lanes that overlap are in different columns. Those among hidden lanes are left out. */
export const placeBars = (
  media: readonly MediaBar[],
  { laneAt, hiddenLane }: LaneLayout,
  times: readonly number[],
  places: RowPlaces,
): readonly PlacedBar[] => {
  const bars = media
    .map((bar) => {
      return { ...bar, ...lanesOf(bar, laneAt) }
    })
    .filter(({ fromLane, toLane }) => hiddenLane === undefined || fromLane !== hiddenLane || toLane !== hiddenLane)
  const groupOf = ({ fromLane = -1, toLane = -1 }: (typeof bars)[number]): string =>
    `${Math.min(fromLane, toLane)} ${Math.max(fromLane, toLane)}`
  return placeSpans(bars, groupOf, times, places).map(({ item, startY, endY, column }) => {
    const { fromLane, toLane, label, state } = item
    return { startY, endY, column, label, fromLane, toLane, state }
  })
}
