// One rung: time and delta at the left, the arrow between its lanes, its words above and below it.
import { Flag } from 'lucide-react'
import { memo } from 'react'
import { hueOfRung } from '../../../core/ladder/hue-of-rung'
import type { ColourMode } from '../../../core/ladder/ladder-options'
import type { Rung } from '../../../core/ladder/ladder-shape'
import { badgeOf } from '../../../core/ladder/note-rung'
import { useSide } from '../../side-context'
import { Arrow } from './Arrow'
import { gutterWidth, placeArrow, type LaneScale, type WordsPlace } from './geometry'
import { LaneCell } from './LaneCell'
import { rungSentence } from './rung-sentence'
import styles from './RungRow.module.css'
import { gutterWords, latencyOf, type Clock } from './time-words'

interface RungRowProps extends WordsPlace {
  readonly rung: Rung
  /** 0-based among the rows of the grid. */
  readonly position: number
  /** µs since the rung above; undefined for the first. */
  readonly sinceAbove: number | undefined
  readonly scale: LaneScale
  readonly laneNames: readonly string[]
  readonly clock: Clock
  /** Several legs are told apart by a mark at the arrow's start. */
  readonly hasLegs: boolean
  readonly colours: ColourMode
  /** px from the top of the rungs. */
  readonly top: number
  readonly isSelected: boolean
  readonly isMarked: boolean
  /** False where a filter that dims does not find it; undefined without a filter. */
  readonly isFound: boolean | undefined
  /** What it shares with the rung under the pointer, or with the selected one. */
  readonly relation: 'transaction' | 'dialog' | undefined
  readonly onSelect: (messageId: string) => void
  readonly onHover: (rung: Rung | undefined) => void
}

const latencyTitles = { quick: undefined, late: 'Half a second or more', slow: 'Two seconds or more' } as const

const Badge = ({ rung }: { readonly rung: Rung }) => {
  const words = badgeOf(rung)
  if (words === '') return null
  const folded = rung.folded.length
  return (
    <span className={styles['badge']} title={words}>
      {folded === 0 ? (
        words
      ) : (
        <>
          <span aria-hidden>+{folded}</span>
          <span className="visually-hidden">{words}</span>
        </>
      )}
    </span>
  )
}

export const RungRow = memo(function RungRow(props: RungRowProps) {
  const { rung, position, sinceAbove, scale, laneNames, clock, top, relation, isSelected, isFound } = props
  const { wordsAt, wordsLeft, wordsWidth } = props
  const side = useSide()
  const { first, second, delta } = gutterWords({ at: rung.at, sinceStart: rung.sinceStart, sinceAbove }, clock)
  const latency = latencyOf(rung.isRequest, sinceAbove)
  const notes = [
    latency === 'quick' ? '' : `${latency} answer`,
    relation === 'transaction' ? 'same transaction' : '',
    props.isMarked ? 'marked' : '',
  ]
  const place = placeArrow(rung.fromLane, rung.toLane, scale)
  return (
    // Keys are the grid's: focus stays there and aria-activedescendant points here.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={side.idOf(`rung-${rung.index}`)}
      className={styles['row']}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      aria-label={rungSentence(rung, sinceAbove, clock, laneNames, notes)}
      data-rung={rung.index}
      data-hue={hueOfRung(rung, props.colours, sinceAbove)}
      data-relation={relation}
      data-found={isFound}
      style={{ transform: `translateY(${top}px)`, width: gutterWidth + scale.width }}
      onClick={() => props.onSelect(rung.messageId)}
      onPointerEnter={() => props.onHover(rung)}
      onPointerLeave={() => props.onHover(undefined)}
    >
      <div className={styles['gutter']} role="gridcell" style={{ width: gutterWidth }}>
        <span className={delta === 'first' ? styles['delta'] : undefined} data-latency={latency}>
          {first}
        </span>
        <span className={styles[delta === 'second' ? 'delta' : 'quiet']} data-latency={latency}>
          {second !== '' && latency !== 'quick' && delta === 'second' ? (
            <span title={latencyTitles[latency]}>
              {second} <span aria-hidden>{latency === 'slow' ? '▲▲' : '▲'}</span>
              <span className="visually-hidden">{latency} answer</span>
            </span>
          ) : (
            second
          )}
        </span>
        {props.isMarked && (
          <span className={styles['flag']} title="Marked">
            <Flag aria-hidden />
            <span className="visually-hidden">marked</span>
          </span>
        )}
      </div>
      <LaneCell scale={scale}>
        <Arrow
          place={place}
          words={{ wordsAt, wordsLeft, wordsWidth }}
          stroke={rung.isRequest ? 'solid' : 'dashed'}
          isFailure={rung.tone === 'failure'}
          isRepeat={rung.repeat > 0 || rung.isCopy}
          leg={props.hasLegs ? rung.leg : undefined}
        />
        <span className={styles['words']} data-at={wordsAt} style={{ left: wordsLeft, width: wordsWidth }}>
          <span className={styles['label']} data-tone={rung.tone}>
            {wordsAt === 'left' && <span aria-hidden>‹ </span>}
            <bdi>{rung.label}</bdi>
            {wordsAt === 'right' && <span aria-hidden> ›</span>}
            <Badge rung={rung} />
          </span>
          <span className={styles['detail']}>
            <bdi>{rung.detail}</bdi>
          </span>
        </span>
        <span className="visually-hidden">
          from {laneNames[rung.fromLane]} to {laneNames[rung.toLane]}, leg {rung.leg + 1}
          {relation === 'transaction' && ', same transaction'}
        </span>
      </LaneCell>
    </div>
  )
})
