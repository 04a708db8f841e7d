// The filter over the ladder. Enter and n go to the next rung that is found, with Shift back.
import { messageVocabulary } from '../../../core/filter/message-vocabulary'
import { useSide } from '../../side-context'
import { FilterField } from '../../ui/FilterField'
import { focusNamed } from '../../ui/focus-named'
import styles from './FilterBox.module.css'
import type { LadderViewActions } from './ladder-view-actions'
import type { ShownLadder } from './read-ladder'

interface FilterBoxProps {
  readonly text: string
  readonly ladder: Pick<ShownLadder, 'issues' | 'explanation' | 'found'>
  /** Messages of the call. */
  readonly total: number
  readonly actions: LadderViewActions
}

export const FilterBox = ({ text, ladder, total, actions }: FilterBoxProps) => {
  const { issues, explanation, found } = ladder
  return (
    <div className={styles['filter']} role="search" aria-label={useSide().label('Filter')}>
      <FilterField
        label="Filter messages"
        placeholder="Filter, e.g. status:4xx or method:BYE"
        focusName="ladder-filter"
        text={text}
        vocabulary={messageVocabulary}
        issues={issues}
        explanation={explanation}
        count={found === undefined ? '' : `${found.size} of ${total}`}
        onChange={actions.setFilter}
        onEnter={actions.find}
        onLeave={() => focusNamed('ladder')}
      />
    </div>
  )
}
