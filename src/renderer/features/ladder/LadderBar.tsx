// Over the ladder: the filter, and how rungs are shown.
import { AudioLines, Eye, FoldHorizontal, Layers2, Redo2, Ruler, Undo2 } from 'lucide-react'
import { memo } from 'react'
import { nameScale } from '../../../core/ladder/choose-scale'
import type { ColourMode, DigestMode } from '../../../core/ladder/ladder-options'
import { useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import { useSide } from '../../side-context'
import type { OpenCall } from '../../stores/stores'
import { Button } from '../../ui/Button'
import { ExportButton } from '../export/ExportButton'
import { clockZones, zoneLabel } from '../settings/clock-zones'
import { ColourLegend } from './ColourLegend'
import { FilterBox } from './FilterBox'
import styles from './LadderBar.module.css'
import type { LadderView } from '../../stores/ladder-views'
import type { LadderViewActions, TimeChoice } from './ladder-view-actions'
import type { ShownLadder } from './read-ladder'
import { showsMediaOf } from './shown-media'

interface LadderBarProps {
  readonly call: OpenCall
  readonly view: LadderView
  readonly ladder: ShownLadder
  readonly actions: LadderViewActions
}

const spanNames: readonly (readonly [TimeChoice, string])[] = [
  ['since-start', 'Since start'],
  ['delta', 'Delta'],
  ['since-mark', 'From the mark'],
]

const digestNames: readonly (readonly [DigestMode, string])[] = [
  ['cseq-sdp', 'CSeq and SDP'],
  ['cseq', 'CSeq'],
  ['sdp', 'SDP'],
  ['from-to', 'From → To'],
  ['reason', 'Reason'],
]

const colourNames: readonly (readonly [ColourMode, string])[] = [
  ['leg', 'Colour: leg'],
  ['kind', 'Colour: method'],
  ['transaction', 'Colour: CSeq'],
  ['delta', 'Colour: delta'],
]

/** Fewer lanes are seen at once in any window. */
const leastToFit = 5

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly title: string
  readonly names: readonly (readonly [T, string])[]
  readonly value: T
  readonly onChoose: (choice: T) => void
}

const Choice = <T extends string>({ label, title, names, value, onChoose }: ChoiceProps<T>) => (
  <select
    aria-label={label}
    title={title}
    value={value}
    onChange={({ target }) => {
      const chosen = names.find(([name]) => name === target.value)
      if (chosen !== undefined) onChoose(chosen[0])
    }}
  >
    {names.map(([choice, name]) => (
      <option key={choice} value={choice}>
        {name}
      </option>
    ))}
  </select>
)

const scaleWords = ({ plan: { microsPerRow }, rows, plan }: ShownLadder): string => {
  if (microsPerRow === undefined) return 'Space rows by time'
  // What a filter leaves is moved together.
  return rows === plan.rows
    ? `Rows spaced by time: a row is ${nameScale(microsPerRow)}`
    : 'Rows spaced by time: not while a filter hides some'
}

/** Most of what draws the ladder anew, scrolling first of all, is nothing to it. */
export const LadderBar = memo(function LadderBar({ call, view, ladder, actions }: LadderBarProps) {
  const titleOf = useTitles()
  const zones = useFacts(
    (s) => s.settings,
    (settings) => settings,
  )
  const { lanes, time, digest, colours, foldsRepeats, hidesOthers, filterText } = view
  const hidden = lanes.present.hidden.length
  const hasRepeats = ladder.plan.rungs.some(({ folded, repeat, isCopy }) => folded.length > 0 || repeat > 0 || isCopy)
  return (
    <div className={styles['bar']} role="toolbar" aria-label={useSide().label('How the ladder is shown')}>
      <FilterBox text={filterText} ladder={ladder} total={call.messages.length} actions={actions} />
      <div className={styles['controls']}>
        {filterText !== '' && (
          <label className={styles['check']}>
            <input type="checkbox" checked={hidesOthers} onChange={actions.toggleHidesOthers} /> Hide others
          </label>
        )}
        <Choice
          label="Times"
          title={titleOf('Times', 'ladder.time-mode')}
          names={[...clockZones(zones).map((zone) => [zone, zoneLabel(zone)] as const), ...spanNames]}
          value={time === 'clock' ? zones.timeZone : time}
          onChoose={actions.setTime}
        />
        <Choice
          label="Second line"
          title={titleOf('Second line', 'ladder.digest')}
          names={digestNames}
          value={digest}
          onChoose={actions.setDigest}
        />
        <Choice
          label="Colours"
          title={titleOf('Colours of the arrows', 'ladder.colours')}
          names={colourNames}
          value={colours}
          onChoose={actions.setColours}
        />
        <Button
          kind="icon"
          icon={<AudioLines aria-hidden />}
          aria-label="Media between the lanes"
          title={titleOf('Media between the lanes, as offers and answers agreed', 'ladder.media')}
          aria-pressed={showsMediaOf(call, view.layout)}
          onClick={actions.toggleMedia}
        />
        <Button
          kind="icon"
          icon={<Ruler aria-hidden />}
          aria-label="Rows spaced by time"
          title={titleOf(scaleWords(ladder), 'ladder.axis')}
          aria-pressed={view.layout.axis === 'time'}
          onClick={actions.toggleAxis}
        />
        {ladder.plan.lanes.length >= leastToFit && (
          <Button
            kind="icon"
            icon={<FoldHorizontal aria-hidden />}
            aria-label="All lanes in the window"
            title={titleOf('All lanes in the window', 'ladder.fit-lanes')}
            aria-pressed={view.fitsLanes}
            onClick={actions.toggleFitsLanes}
          />
        )}
        {hasRepeats && (
          <Button
            kind="icon"
            icon={<Layers2 aria-hidden />}
            aria-label="Fold repeats"
            title={titleOf('Fold retransmissions and copies', 'ladder.repeats')}
            aria-pressed={foldsRepeats}
            onClick={actions.toggleRepeats}
          />
        )}
        {hidden > 0 && (
          <Button icon={<Eye aria-hidden />} onClick={actions.showAllLanes}>
            Show {hidden} hidden
          </Button>
        )}
        {(lanes.past.length > 0 || lanes.future.length > 0) && (
          <>
            <Button
              kind="icon"
              icon={<Undo2 aria-hidden />}
              aria-label="Undo the change of lanes"
              title={titleOf('Undo the change of lanes', 'lane.undo')}
              disabled={lanes.past.length === 0}
              onClick={actions.undo}
            />
            <Button
              kind="icon"
              icon={<Redo2 aria-hidden />}
              aria-label="Redo the change of lanes"
              title={titleOf('Redo the change of lanes', 'lane.redo')}
              disabled={lanes.future.length === 0}
              onClick={actions.redo}
            />
          </>
        )}
        <ExportButton />
      </div>
      <ColourLegend colours={colours} />
    </div>
  )
})
