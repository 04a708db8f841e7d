// The line of one row. Requests are solid, responses dashed, what nobody saw is dotted; failures carry a cross.
import { loopWidth, rungHeight, type ArrowPlace, type WordsPlace } from './geometry'
import styles from './RungRow.module.css'

interface ArrowProps {
  readonly place: ArrowPlace
  readonly words: WordsPlace
  readonly stroke: 'solid' | 'dashed' | 'ghost'
  readonly isFailure: boolean
  readonly isRepeat: boolean
  /** 0-based; undefined where there is only one. */
  readonly leg: number | undefined
}

/** Around the origin, and filled or not: legs differ by shape as well as by hue, which comes round after six of them. */
const legMarks = [
  { d: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z', isFilled: true },
  { d: 'M-3.5 -3.5h7v7h-7z', isFilled: false },
  { d: 'M0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z', isFilled: true },
  { d: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z', isFilled: false },
  { d: 'M-3.5 -3.5h7v7h-7z', isFilled: true },
  { d: 'M0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z', isFilled: false },
] as const

const arrowY = 22
const head = 7
/** Room for tips and loops beside the lanes. */
const margin = 12

export const Arrow = ({ place, words, stroke, isFailure, isRepeat, leg }: ArrowProps) => {
  const { kind, from, to } = place
  const isSelf = kind === 'loop'
  const mark = leg === undefined ? undefined : legMarks[leg % legMarks.length]
  const direction = to >= from && !isSelf ? 1 : -1
  const line = isSelf
    ? `M${from} ${arrowY - 8}h${loopWidth}v16H${from + 1}`
    : `M${from} ${arrowY}H${to - direction * (isFailure ? 2 : 1)}`
  const tipY = isSelf ? arrowY + 8 : arrowY
  const tip = `M${to} ${tipY}l${-direction * head} ${-head / 1.8}v${(head / 1.8) * 2}z`
  const crossX = isSelf
    ? from + loopWidth
    : words.wordsAt === 'arrow'
      ? words.wordsLeft + words.wordsWidth / 2
      : (from + to) / 2
  const start = Math.min(from, to) - margin
  const extent = (isSelf ? loopWidth : Math.abs(to - from)) + 2 * margin
  return (
    <svg
      className={styles['svg']}
      style={{ left: start }}
      width={extent}
      height={rungHeight}
      viewBox={`${start} 0 ${extent} ${rungHeight}`}
      aria-hidden
    >
      <path className={styles['line']} data-stroke={stroke} data-repeat={isRepeat} d={line} />
      <path className={styles['tip']} d={tip} />
      {mark !== undefined && (
        <path
          className={styles['mark']}
          data-filled={mark.isFilled}
          d={mark.d}
          transform={`translate(${from} ${isSelf ? arrowY - 8 : arrowY})`}
        />
      )}
      {isFailure && <path className={styles['cross']} d={`M${crossX - 4} ${arrowY - 4}l8 8m0-8l-8 8`} />}
    </svg>
  )
}
