// A message that the protocol expected and nobody saw.
import { memo } from 'react'
import type { GhostRung } from '../../../core/ladder/ladder-shape'
import { ghostLabelOf, ghostNoteOf } from '../../../core/ladder/note-rung'
import { Arrow } from './Arrow'
import { gutterWidth, placeArrow, type LaneScale, type WordsPlace } from './geometry'
import { LaneCell } from './LaneCell'
import { ghostSentence } from './rung-sentence'
import styles from './RungRow.module.css'
import { gutterWords, type Clock } from './time-words'

interface GhostRowProps extends WordsPlace {
  readonly ghost: GhostRung
  /** 0-based among the rows of the grid. */
  readonly position: number
  readonly scale: LaneScale
  readonly laneNames: readonly string[]
  readonly clock: Clock
  /** px from the top of the rungs. */
  readonly top: number
  readonly onSelect: (messageId: string) => void
}

export const GhostRow = memo(function GhostRow({
  ghost,
  position,
  scale,
  wordsAt,
  wordsLeft,
  wordsWidth,
  laneNames,
  clock,
  top,
  onSelect,
}: GhostRowProps) {
  const { fromLane, toLane, afterMessageId } = ghost
  const place = placeArrow(fromLane, toLane, scale)
  const { first } = gutterWords({ at: ghost.at, sinceStart: ghost.sinceStart, sinceAbove: undefined }, clock)
  const note = ghostNoteOf(ghost)
  return (
    // The message that calls for it has the focus; a click leads there.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className={styles['row']}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-label={ghostSentence(ghost, clock, laneNames)}
      data-ghost
      title={`${ghostLabelOf(ghost)}: nobody had sent it when the wait for it was over (${note})`}
      style={{ transform: `translateY(${top}px)`, width: gutterWidth + scale.width }}
      onClick={() => {
        if (afterMessageId !== undefined) onSelect(afterMessageId)
      }}
    >
      <div className={styles['gutter']} role="gridcell" style={{ width: gutterWidth }}>
        <span>{clock.time === 'delta' ? '' : first}</span>
        <span className={styles['quiet']}>latest</span>
      </div>
      <LaneCell scale={scale}>
        <Arrow
          place={place}
          words={{ wordsAt, wordsLeft, wordsWidth }}
          stroke="ghost"
          isFailure={false}
          isRepeat={false}
          leg={undefined}
        />
        <span className={styles['words']} data-at={wordsAt} style={{ left: wordsLeft, width: wordsWidth }}>
          <span className={styles['label']}>
            <bdi>{ghostLabelOf(ghost)}</bdi>
          </span>
          <span className={styles['detail']}>{note}</span>
        </span>
        <span className="visually-hidden">
          from {laneNames[fromLane]} to {laneNames[toLane]}
        </span>
      </LaneCell>
    </div>
  )
})
