// The part of a row in which the lanes are; their lines are its background, so that forty of them cost no element.
import type { CSSProperties, ReactNode } from 'react'
import type { LaneScale } from './geometry'
import styles from './RungRow.module.css'

interface LaneCellProps {
  readonly scale: LaneScale
  readonly isGap?: boolean
  readonly children: ReactNode
}

export const LaneCell = ({ scale: { width, laneWidth }, isGap = false, children }: LaneCellProps) => (
  <div
    className={styles['lanes']}
    role={isGap ? undefined : 'gridcell'}
    data-gap={isGap}
    style={{ width, '--lane-width': `${laneWidth}px` } as CSSProperties}
  >
    {children}
  </div>
)
