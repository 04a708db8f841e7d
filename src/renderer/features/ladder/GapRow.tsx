// A silence that takes less room than its time would: lanes are broken there. The delta of the next rung says it, too.
import { memo } from 'react'
import { gutterWidth, type LaneFrame } from './geometry'
import { LaneCell } from './LaneCell'
import styles from './RungRow.module.css'

interface GapRowProps {
  readonly label: string
  readonly frame: LaneFrame
  /** px from the top of the rungs. */
  readonly top: number
}

export const GapRow = memo(function GapRow({ label, frame, top }: GapRowProps) {
  const width = Math.min(frame.width, frame.right) - frame.left
  return (
    <div
      className={styles['gap']}
      aria-hidden
      style={{ transform: `translateY(${top}px)`, width: gutterWidth + frame.width }}
    >
      <div className={styles['gapGutter']} style={{ width: gutterWidth }} />
      <LaneCell frame={frame} isGap>
        <span className={styles['gapWords']} style={{ left: frame.left, width }}>
          <span>{label}</span>
        </span>
      </LaneCell>
    </div>
  )
})
