// Pixels of the ladder. The layout itself (lanes, rungs) is core's and knows none.

export const rungHeight = 40
export const gutterWidth = 136
const minLaneWidth = 118
const maxLaneWidth = 340

/** Lanes share the width that there is, within limits; beyond, the ladder scrolls sideways. */
export const laneWidthFor = (viewWidth: number, laneCount: number): number =>
  Math.floor(Math.max(minLaneWidth, Math.min(maxLaneWidth, (viewWidth - gutterWidth - 16) / Math.max(1, laneCount))))

/** x of a lane's line, from the left end of the lanes. */
export const laneX = (index: number, laneWidth: number): number => (index + 0.5) * laneWidth
