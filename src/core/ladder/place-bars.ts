// Media between lanes, as bars beside the rungs.
import type { MediaBar } from './ladder-options'
import type { PlacedBar } from './ladder-shape'
import type { LaneLayout } from './layout-lanes'
import type { RowPlaces } from './place-rows'
import { placeSpans } from './place-spans'

/** Bars of the same two lanes that overlap are in different columns. Those among hidden lanes are left out. */
export const placeBars = (
  media: readonly MediaBar[],
  { laneAt, hiddenLane }: LaneLayout,
  times: readonly number[],
  places: RowPlaces,
): readonly PlacedBar[] => {
  const bars = media
    .map((bar) => {
      const { source, destination, callId } = bar
      return { ...bar, fromLane: laneAt(source, callId), toLane: laneAt(destination, callId) }
    })
    .filter(({ fromLane, toLane }) => hiddenLane === undefined || fromLane !== hiddenLane || toLane !== hiddenLane)
  const groupOf = ({ fromLane = -1, toLane = -1 }: (typeof bars)[number]): string =>
    `${Math.min(fromLane, toLane)} ${Math.max(fromLane, toLane)}`
  return placeSpans(bars, groupOf, times, places).map(({ item, startY, endY, column }) => {
    const { fromLane, toLane, label, state } = item
    return { startY, endY, column, label, fromLane, toLane, state }
  })
}
