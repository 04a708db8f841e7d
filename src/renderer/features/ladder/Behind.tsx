// What lies behind the rungs: lines of the lanes where no row draws them, media as bars between lanes, and the parts of the
// conversation at the left. Heard and read as lists in the head of the call, because nobody can walk through a background.
import { memo, type CSSProperties } from 'react'
import type { PlacedBar, PlacedSegment } from '../../../core/ladder/ladder-shape'
import styles from './Behind.module.css'
import { gutterWidth, headsHeight, narrowLaneWidth, placeBar, rungHeight, type LaneScale } from './geometry'

interface BehindProps {
  readonly bars: readonly PlacedBar[]
  readonly segments: readonly PlacedSegment[]
  readonly scale: LaneScale
  /** There is space between rows. */
  readonly hasSpace: boolean
  /** Rows from the top: what can be seen, as [from, to). */
  readonly fromRow: number
  readonly toRow: number
}

/** Media flows, will flow, or does not. */
const flowOf = (state: string): 'on' | 'early' | 'off' =>
  state === 'active' ? 'on' : state === 'early' ? 'early' : 'off'

const Bar = ({ bar, scale }: { readonly bar: PlacedBar; readonly scale: LaneScale }) => {
  const place = placeBar(bar, scale)
  if (place === undefined) return null
  return (
    <div
      className={styles['bar']}
      data-media={bar.state}
      data-flow={flowOf(bar.state)}
      style={{
        top: bar.startY * rungHeight,
        height: (bar.endY - bar.startY) * rungHeight,
        left: place.left,
        width: place.width,
      }}
    >
      <span className={styles['words']} style={{ top: headsHeight + 4 }}>
        <bdi>{bar.label}</bdi>
      </span>
    </div>
  )
}

/** px */
const segmentWidth = 16

const Segment = ({ segment: { startY, endY, column, label } }: { readonly segment: PlacedSegment }) => (
  <div
    className={styles['segment']}
    data-long={endY - startY > 4}
    style={{
      top: startY * rungHeight,
      height: (endY - startY) * rungHeight,
      left: 8 + column * segmentWidth,
      width: segmentWidth - 2,
    }}
  >
    <span className={styles['words']} style={{ top: headsHeight + 4 }}>
      <bdi>{label}</bdi>
    </span>
  </div>
)

/** At most 400 bars (list-media-bars.ts), of which those that can be seen have an element. */
export const Behind = memo(function Behind({ bars, segments, scale, hasSpace, fromRow, toRow }: BehindProps) {
  const { width, laneWidth } = scale
  const isSeen = ({ startY, endY }: PlacedBar | PlacedSegment): boolean => endY > fromRow && startY < toRow
  return (
    <div
      className={styles['behind']}
      aria-hidden
      data-lines={hasSpace}
      style={{ left: gutterWidth, width, '--lane-width': `${laneWidth}px` } as CSSProperties}
    >
      {bars.map((bar, index) => (isSeen(bar) ? <Bar key={`bar ${index}`} bar={bar} scale={scale} /> : null))}
      {laneWidth >= narrowLaneWidth &&
        segments.map((segment, index) =>
          isSeen(segment) ? <Segment key={`segment ${index}`} segment={segment} /> : null,
        )}
    </div>
  )
})
