// The heads of the lanes: they stay at the top while rungs scroll, and move sideways with them. All of them are one tab
// stop; arrows go from head to head. Lanes are moved by command, or by the pointer.
import { ChevronDown } from 'lucide-react'
import { memo, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Lane } from '../../../core/ladder/ladder-shape'
import { isPressed } from '../../commands/keymap'
import { useKeys } from '../../commands/use-commands'
import { nameLane } from '../../../core/ladder/name-lane'
import { gutterWidth, headsHeight, narrowLaneWidth, type LaneFrame, type LaneScale } from './geometry'
import styles from './LaneHeads.module.css'
import type { LadderViewActions } from './ladder-view-actions'
import { LaneNameField } from './LaneNameField'

interface LaneHeadsProps {
  readonly lanes: readonly Lane[]
  readonly scale: LaneScale
  readonly frame: LaneFrame
  readonly gutterHead: string
  /** Of the lane that has the tab stop. */
  readonly currentKey: string | undefined
  readonly renamingKey: string | undefined
  readonly openMenuKey: string | undefined
  readonly actions: LadderViewActions
  readonly onMenu: (lane: Lane, head: HTMLElement) => void
}

/** px: less is a click with an unsteady hand. */
const dragThreshold = 6

interface Drag {
  readonly key: string
  readonly startX: number
  /** Where the lane would go; undefined while the pointer has hardly moved. */
  readonly target: number | undefined
}

export const LaneHeads = memo(function LaneHeads(props: LaneHeadsProps) {
  const { lanes, scale, frame, gutterHead, currentKey, renamingKey, openMenuKey, actions, onMenu } = props
  const keysOf = useKeys()
  const row = useRef<HTMLDivElement>(null)
  const wanted = useRef<string>(undefined)
  const [drag, setDrag] = useState<Drag>()
  const { first, end } = frame
  const { laneWidth, count } = scale
  const tabStop = lanes.some(({ key }) => key === currentKey) ? currentKey : lanes[0]?.key

  // A lane that moves takes its element along, and the element loses the focus by that.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    const heads = [...(row.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const head = heads.find(({ dataset }) => dataset['lane'] === wanted.current)
    // One that is not drawn yet is being scrolled to.
    if (head === undefined) return
    wanted.current = undefined
    head.focus({ preventScroll: true })
  })

  const focusHead = (key: string | undefined): void => {
    if (key === undefined) return
    wanted.current = key
    actions.chooseLane(key)
  }

  const onKeyDown = (event: KeyboardEvent, lane: Lane): void => {
    const { key, altKey, ctrlKey, metaKey, currentTarget, nativeEvent } = event
    if (isPressed(nativeEvent, [...keysOf('lane.left'), ...keysOf('lane.right')])) {
      // The command moves the lane that has the focus; the focus goes with it.
      wanted.current = lane.key
      return
    }
    if (ctrlKey || metaKey || altKey) return
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) focusHead(lanes[lane.index + step]?.key)
    else if (key === 'Home') focusHead(lanes[0]?.key)
    else if (key === 'End') focusHead(lanes.at(-1)?.key)
    else if (key === 'ArrowDown' && currentTarget instanceof HTMLElement) onMenu(lane, currentTarget)
    else if (key === 'ArrowUp' || key === 'PageDown' || key === 'PageUp') return
    else {
      // Enter and Space press the button; the grid must not take them.
      if (key === 'Enter' || key === ' ') event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const onPointerDown = ({ button, clientX }: PointerEvent, { key, kind }: Lane): void => {
    if (button === 0 && kind !== 'hidden') setDrag({ key, startX: clientX, target: undefined })
  }
  const onPointerMove = ({ clientX, currentTarget, pointerId }: PointerEvent): void => {
    if (drag === undefined) return
    if (drag.target === undefined && Math.abs(clientX - drag.startX) < dragThreshold) return
    currentTarget.setPointerCapture(pointerId)
    const left = (row.current?.getBoundingClientRect().left ?? 0) + gutterWidth
    const target = Math.max(0, Math.min(count - 1, Math.floor((clientX - left) / laneWidth)))
    if (target !== drag.target) setDrag({ ...drag, target })
  }
  const onPointerUp = (): void => {
    if (drag?.target !== undefined) actions.moveLaneTo(drag.key, drag.target)
    setDrag(undefined)
  }

  return (
    <div
      ref={row}
      className={styles['heads']}
      role="row"
      aria-rowindex={1}
      style={{ height: headsHeight, width: gutterWidth + scale.width }}
    >
      <div className={styles['gutter']} role="columnheader" style={{ width: gutterWidth }}>
        {gutterHead}
      </div>
      {lanes.slice(first, end).map((lane) => {
        const { name, place, full } = nameLane(lane)
        return (
          <div
            key={lane.key}
            className={styles['head']}
            role="columnheader"
            aria-colindex={lane.index + 2}
            data-narrow={laneWidth < narrowLaneWidth}
            data-drop={drag?.target === lane.index && drag.key !== lane.key}
            style={{ left: gutterWidth + lane.index * laneWidth, width: laneWidth }}
          >
            {renamingKey === lane.key ? (
              <LaneNameField lane={lane} actions={actions} onDone={() => focusHead(lane.key)} />
            ) : (
              <button
                type="button"
                className={styles['box']}
                title={full}
                tabIndex={lane.key === tabStop ? 0 : -1}
                aria-haspopup="menu"
                aria-expanded={openMenuKey === lane.key}
                data-lane={lane.key}
                data-kind={lane.kind}
                data-dragged={drag?.target !== undefined && drag.key === lane.key}
                onFocus={() => actions.chooseLane(lane.key)}
                onKeyDown={(event) => onKeyDown(event, lane)}
                onClick={({ currentTarget }) => onMenu(lane, currentTarget)}
                onPointerDown={(event) => onPointerDown(event, lane)}
                onPointerMove={onPointerMove}
                onPointerUp={(event) => {
                  // The click that follows a drag opens no menu.
                  if (drag?.target !== undefined) {
                    event.currentTarget.addEventListener('click', (click) => click.stopImmediatePropagation(), {
                      once: true,
                      capture: true,
                    })
                  }
                  onPointerUp()
                }}
                onPointerCancel={() => setDrag(undefined)}
              >
                <span className={styles['name']}>
                  <bdi>{name}</bdi>
                  <ChevronDown aria-hidden />
                </span>
                <bdi className={styles['place']}>{place}</bdi>
              </button>
            )}
          </div>
        )
      })}
    </div>
  )
})
