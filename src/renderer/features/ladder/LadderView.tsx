// The ladder: rows and lanes that exist only while they can be seen, heads that stay visible. The grid holds the focus;
// the selected rung is its active descendant. Its keys are commands, so that they can be changed.
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import type { Lane, LadderRow, Rung } from '../../../core/ladder/ladder-shape'
import { nameLane } from '../../../core/ladder/name-lane'
import { rowsBetween } from '../../../core/ladder/rows-between'
import { useApp, useFacts } from '../../app-context'
import { useSide } from '../../side-context'
import { findMessage } from '../../stores/find-message'
import type { OpenCall } from '../../stores/stores'
import { Behind } from './Behind'
import { GapRow } from './GapRow'
import {
  frameLanes,
  gutterWidth,
  headsHeight,
  laneX,
  placeArrow,
  placeWords,
  rowsInView,
  rungHeight,
  scaleLanes,
  wordsBesideBar,
  type LaneScale,
} from './geometry'
import { GhostRow } from './GhostRow'
import { LadderBar } from './LadderBar'
import { LaneHeads } from './LaneHeads'
import { LaneMenu } from './LaneMenu'
import styles from './LadderView.module.css'
import { Overview } from './Overview'
import { rungSentence } from './rung-sentence'
import { RungRow } from './RungRow'
import { headOfGutter, type Clock } from './time-words'
import { useLadderView, useShownLadder } from './use-ladder'
import { useKeptPlace } from './use-kept-place'
import { useViewport } from './use-viewport'

interface OpenMenu {
  readonly key: string
  /** px of the window. */
  readonly left: number
  readonly top: number
}

const useClock = ({ messages }: OpenCall, time: Clock['time'], markedId: string | undefined): Clock => {
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const markAt = findMessage(messages, markedId)?.at
  return useMemo(() => ({ time, zone, markAt }), [time, zone, markAt])
}

/** Moves no further than it must, so that the selected rung and at least one end of its arrow can be seen. */
const scrollToRung = (
  scroller: HTMLElement,
  { fromLane, toLane }: Rung,
  top: number,
  { laneWidth }: LaneScale,
): void => {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller
  const height = clientHeight - headsHeight
  if (top < scrollTop) scroller.scrollTop = top
  else if (top + rungHeight > scrollTop + height) scroller.scrollTop = top + rungHeight - height
  const width = clientWidth - gutterWidth
  const left = laneX(Math.min(fromLane, toLane), laneWidth) - laneWidth / 2
  const right = laneX(Math.max(fromLane, toLane), laneWidth) + laneWidth / 2
  if (right < scrollLeft + laneWidth) scroller.scrollLeft = Math.max(0, right - width)
  else if (left > scrollLeft + width - laneWidth) scroller.scrollLeft = left
}

const scrollToLane = (scroller: HTMLElement, lane: number, { laneWidth }: LaneScale): void => {
  const { scrollLeft, clientWidth } = scroller
  const left = lane * laneWidth
  const right = left + laneWidth
  if (left < scrollLeft) scroller.scrollLeft = left
  else if (right > scrollLeft + clientWidth - gutterWidth) scroller.scrollLeft = right - clientWidth + gutterWidth
}

const keyOfRow = (row: LadderRow): string => {
  switch (row.kind) {
    case 'rung':
      return row.rung.messageId
    case 'ghost':
      return `ghost ${row.y}`
    case 'gap':
      return `gap ${row.y}`
  }
}

export const LadderView = ({ call }: { readonly call: OpenCall }) => {
  const { actions } = useApp()
  const side = useSide()
  const view = useLadderView()
  const ladder = useShownLadder(call)
  const { lanes } = ladder.plan
  const selectedId = useFacts(
    (s) => s.call,
    (facts) => facts.selectedId,
  )
  const markedId = useFacts(
    (s) => s.message,
    (facts) => facts.markedId,
  )
  const clock = useClock(call, view.time, markedId)
  const scroller = useRef<HTMLDivElement>(null)
  const viewport = useViewport(scroller)
  const { left, width } = viewport
  // Not of the whole viewport: a row is not drawn anew because others have been scrolled to.
  const { fitsLanes } = view
  const scale = useMemo(() => scaleLanes(width, lanes.length, fitsLanes), [width, lanes.length, fitsLanes])
  const frame = useMemo(() => frameLanes(left, scale), [left, scale])
  const laneNames = useMemo(() => lanes.map((lane) => nameLane(lane).full), [lanes])
  const [hovered, setHovered] = useState<Rung>()
  const [menu, setMenu] = useState<OpenMenu>()
  const [hasFocus, setHasFocus] = useState(false)

  const selected = selectedId === undefined ? undefined : ladder.rungOf.get(selectedId)
  const lit = hovered ?? selected
  const hasLegs = useMemo(() => ladder.plan.rungs.some(({ leg }) => leg > 0), [ladder.plan.rungs])
  const hasDialogs = useMemo(() => ladder.plan.rungs.some(({ dialog }) => dialog > 0), [ladder.plan.rungs])
  const selectedTop = selected === undefined ? undefined : (ladder.facts.get(selected)?.y ?? 0) * rungHeight

  const latestScale = useRef(scale)
  useEffect(() => {
    latestScale.current = scale
  }, [scale])
  const isMeasured = viewport.height > 0
  useEffect(() => {
    if (scroller.current === null || selected === undefined || selectedTop === undefined || !isMeasured) return
    scrollToRung(scroller.current, selected, selectedTop, latestScale.current)
  }, [selected, selectedTop, isMeasured])
  useKeptPlace(scroller, isMeasured && call.arriving === undefined)

  const laneIndex = lanes.findIndex(({ key }) => key === view.laneKey)
  useEffect(() => {
    if (scroller.current !== null && laneIndex >= 0) scrollToLane(scroller.current, laneIndex, latestScale.current)
  }, [laneIndex, view.renamingKey])

  const openMenu = useCallback((lane: Lane, head: HTMLElement): void => {
    const { left, bottom } = head.getBoundingClientRect()
    setMenu((open) => (open?.key === lane.key ? undefined : { key: lane.key, left, top: bottom + 4 }))
  }, [])
  const menuLane = lanes.find(({ key }) => key === menu?.key)
  const closeMenu = (returnsFocus: boolean): void => {
    setMenu(undefined)
    if (!returnsFocus) return
    // The lane may be gone, hidden or merged; then its neighbour has the tab stop.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>('button[data-lane][tabindex="0"]')?.focus(),
    )
  }

  const relationOf = (rung: Rung): 'transaction' | 'dialog' | undefined => {
    if (lit === undefined) return undefined
    if (rung.transaction === lit.transaction) return rung === lit ? undefined : 'transaction'
    return hasDialogs && rung.dialog === lit.dialog ? 'dialog' : undefined
  }

  const wordsOf = ({ fromLane, toLane }: Pick<Rung, 'fromLane' | 'toLane'>) =>
    placeWords(placeArrow(fromLane, toLane, scale), frame)

  const [fromRow, toRow] = rowsInView(viewport)
  const drawRow = (row: LadderRow) => {
    const top = row.y * rungHeight
    switch (row.kind) {
      case 'gap':
        return <GapRow key={keyOfRow(row)} label={row.label} scale={scale} top={top} />
      case 'ghost':
        return (
          <GhostRow
            key={keyOfRow(row)}
            ghost={row.ghost}
            position={ladder.facts.get(row.ghost)?.position ?? 0}
            scale={scale}
            {...wordsOf(row.ghost)}
            laneNames={laneNames}
            clock={clock}
            top={top}
            onSelect={actions.call.select}
          />
        )
      case 'rung': {
        const { rung } = row
        const facts = ladder.facts.get(rung)
        return (
          <RungRow
            key={keyOfRow(row)}
            rung={rung}
            position={facts?.position ?? 0}
            sinceAbove={facts?.sinceAbove}
            scale={scale}
            {...wordsOf(rung)}
            laneNames={laneNames}
            clock={clock}
            hasLegs={hasLegs}
            colours={view.colours}
            top={top}
            isSelected={rung === selected}
            isMarked={rung.messageId === markedId}
            isFound={ladder.found === undefined || view.hidesOthers ? undefined : facts?.isFound}
            relation={relationOf(rung)}
            onSelect={actions.call.select}
            onHover={setHovered}
          />
        )
      }
    }
  }

  const words =
    selected === undefined ? '' : rungSentence(selected, ladder.facts.get(selected)?.sinceAbove, clock, laneNames)

  return (
    <section className={styles['ladder']} aria-label={side.label('Call flow')}>
      <LadderBar call={call} view={view} ladder={ladder} actions={actions.ladder} />
      <div className={styles['body']}>
        <div
          ref={scroller}
          className={styles['scroller']}
          role="grid"
          aria-label={side.label('Ladder')}
          aria-rowcount={ladder.count + 1}
          aria-colcount={lanes.length + 1}
          aria-activedescendant={selected === undefined ? undefined : side.idOf(`rung-${selected.index}`)}
          tabIndex={0}
          onFocus={({ target }) => setHasFocus(target === scroller.current)}
          onBlur={() => setHasFocus(false)}
          onScroll={() => setMenu(undefined)}
          data-pane="ladder"
          data-focus="ladder"
        >
          <LaneHeads
            lanes={lanes}
            scale={scale}
            frame={frame}
            gutterHead={headOfGutter(clock, call.messages[0]?.at)}
            currentKey={view.laneKey}
            renamingKey={view.renamingKey}
            openMenuKey={menu?.key}
            actions={actions.ladder}
            onMenu={openMenu}
          />
          <div
            className={styles['rungs']}
            role="rowgroup"
            style={
              {
                height: ladder.height * rungHeight,
                width: gutterWidth + scale.width,
                '--words-left': ladder.bars.length > 0 ? `${wordsBesideBar}px` : undefined,
              } as CSSProperties
            }
          >
            <Behind
              bars={ladder.bars}
              segments={ladder.segments}
              scale={scale}
              hasSpace={ladder.plan.microsPerRow !== undefined}
              fromRow={fromRow}
              toRow={toRow}
            />
            {ladder.plan.microsPerRow !== undefined && (
              <div className={styles['gutter']} style={{ width: gutterWidth }} aria-hidden />
            )}
            {rowsBetween(ladder, fromRow, toRow).map(drawRow)}
          </div>
          {ladder.count === 0 && (
            <p className={styles['nothing']}>
              {ladder.found === undefined ? 'No message to show.' : 'No message passes the filter.'}
            </p>
          )}
        </div>
        <Overview
          ladder={ladder}
          top={viewport.top}
          height={Math.max(0, viewport.height - headsHeight)}
          onScroll={(top) => {
            if (scroller.current !== null) scroller.current.scrollTop = top
          }}
        />
      </div>
      {/* Only while the focus is elsewhere: the grid's own active descendant is read out by itself. */}
      <div className="visually-hidden" aria-live="polite" aria-atomic>
        {hasFocus ? '' : words}
      </div>
      {menu !== undefined && menuLane !== undefined && (
        <LaneMenu
          key={menu.key}
          lane={menuLane}
          lanes={lanes}
          hiddenCount={view.lanes.present.hidden.length}
          left={menu.left}
          top={menu.top}
          actions={actions.ladder}
          onClose={closeMenu}
        />
      )}
    </section>
  )
}
