// A silence that takes less room than its time would: lanes are broken there. The delta of the next rung says it, too.
import { memo } from 'react'
import { gutterWidth, type LaneScale } from './geometry'
import { LaneCell } from './LaneCell'
import styles from './RungRow.module.css'

interface GapRowProps {
  readonly label: string
  readonly scale: LaneScale
  /** px from the top of the rungs. */
  readonly top: number
}

export const GapRow = memo(function GapRow({ label, scale, top }: GapRowProps) {
  return (
    <div
      className={styles['gap']}
      aria-hidden
      style={{ transform: `translateY(${top}px)`, width: gutterWidth + scale.width }}
    >
      <div className={styles['gapGutter']} style={{ width: gutterWidth }} />
      <LaneCell scale={scale} isGap>
        <span className={styles['gapWords']} style={{ left: gutterWidth, width: Math.min(scale.width, scale.seen) }}>
          <span>{label}</span>
        </span>
      </LaneCell>
    </div>
  )
})
