// The whole ladder in a strip: every rung a stroke, failures in front, and the part that is seen as a window to drag.
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { countWhile } from '../../../core/base/count-while'
import { useSide } from '../../side-context'
import { drawOverview } from './draw-overview'
import { rungHeight } from './geometry'
import styles from './Overview.module.css'
import type { ShownLadder } from './read-ladder'

interface OverviewProps {
  readonly ladder: ShownLadder
  /** px of the rungs: what is seen of them. */
  readonly top: number
  readonly height: number
  /** px of the rungs that shall be at the top. */
  readonly onScroll: (top: number) => void
}

const width = 44
const leastWindow = 8
const maxRowHeight = 7

export const Overview = ({ ladder, top, height, onScroll }: OverviewProps) => {
  const strip = useRef<HTMLDivElement>(null)
  const [stripHeight, setStripHeight] = useState(0)
  const { rows, plan, rungs, facts } = ladder
  useLayoutEffect(() => {
    const target = strip.current
    if (target === null) return undefined
    const observer = new ResizeObserver(() => setStripHeight(target.clientHeight))
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  const { scale, paths } = useMemo(
    () =>
      drawOverview(rows, {
        width,
        height: stripHeight,
        laneCount: plan.lanes.length,
        rowsHeight: ladder.height,
        maxRowHeight,
      }),
    [rows, stripHeight, plan.lanes.length, ladder.height],
  )
  const total = ladder.height * rungHeight
  const maxTop = Math.max(0, total - height)
  /** px of the strip for one of the ladder. */
  const ratio = scale / rungHeight
  const windowHeight = Math.max(leastWindow, Math.min(total, height) * ratio)
  /** How many rungs have their arrow above this place; px of the ladder. */
  const countAbove = (bottom: number): number =>
    countWhile(rungs, (rung) => ((facts.get(rung)?.y ?? 0) + 0.5) * rungHeight < bottom)

  const scrollTo = (wanted: number): void => onScroll(Math.max(0, Math.min(maxTop, wanted)))

  const onPointer = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top
    scrollTo(y / ratio - height / 2)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: top + rungHeight,
      ArrowRight: top + rungHeight,
      ArrowUp: top - rungHeight,
      ArrowLeft: top - rungHeight,
      PageDown: top + height,
      PageUp: top - height,
      Home: 0,
      End: maxTop,
    }
    const target = moves[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    scrollTo(target)
  }
  return (
    <div
      ref={strip}
      className={styles['strip']}
      role="slider"
      tabIndex={0}
      aria-label={useSide().label('Overview')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.round(maxTop / rungHeight)}
      aria-valuenow={Math.round(top / rungHeight)}
      aria-valuetext={`Messages ${Math.min(rungs.length, countAbove(top) + 1)} to ${countAbove(top + height)} of ${rungs.length}`}
      style={{ width }}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onKeyDown={onKeyDown}
    >
      <svg width={width} height={stripHeight} aria-hidden>
        {paths.map(({ kind, d }) => (
          <path key={kind} className={styles['stroke']} data-kind={kind} d={d} />
        ))}
      </svg>
      <div
        className={styles['window']}
        style={{ transform: `translateY(${top * ratio}px)`, height: windowHeight }}
        aria-hidden
      />
    </div>
  )
}
