// One rung: time and delta at the left, the arrow between its lanes, its words above and below it.
import { memo } from 'react'
import type { Lane, Rung } from '../../../core/ladder/layout-ladder'
import type { Settings } from '../../../shared/schema/settings'
import type { TimeMode } from '../../stores/stores'
import { formatClock, formatSpan } from '../../ui/format-time'
import { Arrow } from './Arrow'
import { gutterWidth, laneX } from './geometry'
import styles from './RungRow.module.css'

interface RungRowProps {
  readonly rung: Rung
  readonly lanes: readonly Lane[]
  readonly laneWidth: number
  /** px from the top of the rungs. */
  readonly top: number
  readonly isSelected: boolean
  readonly zone: Settings['timeZone']
  readonly timeMode: TimeMode
  readonly onSelect: (messageId: string) => void
}

/** An answer slow enough for a caller to notice, or for a timer to have run out; a request comes when somebody wishes. */
const latencyOf = ({ isRequest, sincePrevious }: Rung): string => {
  if (isRequest || sincePrevious < 500_000) return 'quick'
  return sincePrevious >= 2_000_000 ? 'slow' : 'late'
}

const timeOf = ({ at, sinceStart }: Rung, mode: TimeMode, zone: Settings['timeZone']): string =>
  mode === 'clock' ? formatClock(at, zone) : `+${(sinceStart / 1_000_000).toFixed(6)} s`

export const RungRow = memo(function RungRow(props: RungRowProps) {
  const { rung, lanes, laneWidth, top, isSelected, zone, timeMode, onSelect } = props
  const from = laneX(rung.fromLane, laneWidth)
  const to = laneX(rung.toLane, laneWidth)
  const isSelf = rung.fromLane === rung.toLane
  const left = Math.min(from, to)
  const width = isSelf ? laneWidth : Math.abs(to - from)
  const fromName = lanes[rung.fromLane]?.address ?? ''
  const toName = lanes[rung.toLane]?.address ?? ''
  return (
    // Keys are the grid's: focus stays there and aria-activedescendant points here.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`rung-${rung.index}`}
      className={styles['row']}
      role="row"
      tabIndex={-1}
      aria-rowindex={rung.index + 2}
      aria-selected={isSelected}
      data-rung={rung.index}
      data-leg={rung.leg % 6}
      style={{ transform: `translateY(${top}px)`, width: gutterWidth + lanes.length * laneWidth }}
      onClick={() => onSelect(rung.messageId)}
    >
      <div className={styles['gutter']} role="gridcell" style={{ width: gutterWidth }}>
        <span>{timeOf(rung, timeMode, zone)}</span>
        <span className={styles['delta']} data-latency={latencyOf(rung)}>
          {rung.index === 0 ? '' : `+${formatSpan(rung.sincePrevious)}`}
        </span>
      </div>
      <div className={styles['lanes']} role="gridcell" style={{ width: lanes.length * laneWidth }}>
        <Arrow rung={rung} laneCount={lanes.length} laneWidth={laneWidth} />
        <span className={styles['words']} style={{ left, width }}>
          <span className={styles['label']} data-tone={rung.tone}>
            <bdi>{rung.label}</bdi>
            {rung.isCopy && <span className={styles['badge']}>copy</span>}
            {rung.repeat > 0 && <span className={styles['badge']}>retransmission {rung.repeat}</span>}
          </span>
          <span className={styles['detail']}>
            <bdi>{rung.detail}</bdi>
          </span>
        </span>
        <span className="visually-hidden">
          from {fromName} to {toName}, leg {rung.leg + 1}
        </span>
      </div>
    </div>
  )
})
