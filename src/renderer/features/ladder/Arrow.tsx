// The lines of one row: every lane, and the arrow. Requests are solid, responses dashed, failures end in a cross.
import type { Rung } from '../../../core/ladder/layout-ladder'
import { laneX, rungHeight } from './geometry'
import styles from './RungRow.module.css'

interface ArrowProps {
  readonly rung: Rung
  readonly laneCount: number
  readonly laneWidth: number
}

const arrowY = 22
const head = 7
const loopWidth = 34

export const Arrow = ({ rung, laneCount, laneWidth }: ArrowProps) => {
  const from = laneX(rung.fromLane, laneWidth)
  const to = laneX(rung.toLane, laneWidth)
  const isSelf = rung.fromLane === rung.toLane
  const direction = to >= from && !isSelf ? 1 : -1
  const line = isSelf
    ? `M${from} ${arrowY - 8}h${loopWidth}v16H${from + 1}`
    : `M${from} ${arrowY}H${to - direction * (rung.tone === 'failure' ? 2 : 1)}`
  const tipY = isSelf ? arrowY + 8 : arrowY
  const tip = `M${to} ${tipY}l${-direction * head} ${-head / 1.8}v${(head / 1.8) * 2}z`
  const middle = (from + to) / 2
  return (
    <svg className={styles['svg']} width={laneCount * laneWidth} height={rungHeight} aria-hidden>
      {Array.from({ length: laneCount }, (_, lane) => (
        <path key={lane} className={styles['lane']} d={`M${laneX(lane, laneWidth)} 0V${rungHeight}`} />
      ))}
      <path className={styles['line']} data-dashed={!rung.isRequest} data-repeat={rung.repeat > 0} d={line} />
      <path className={styles['tip']} d={tip} />
      {rung.tone === 'failure' && !isSelf && (
        <path className={styles['cross']} d={`M${middle - 4} ${arrowY - 4}l8 8m0-8l-8 8`} />
      )}
    </svg>
  )
}
