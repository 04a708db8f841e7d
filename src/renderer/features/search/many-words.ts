// A search for many conversations in words and numbers.
import type { ConversationIds } from '../../../core/text/read-conversation-ids'
import type { ManyJob } from '../../stores/many-search'
import { plural } from '../../ui/plural'

/** What Rung sees in the pasted text. */
export const idsWords = ({ ids, repeated, beyond, without, column }: ConversationIds): string => {
  if (ids.length === 0 && without > 0) return `No conversation id in ${plural(without, 'line')}`
  if (ids.length === 0) return 'Paste a list, or a CSV export with a column “Conversation ID”'
  return [
    plural(ids.length, 'conversation id') + (column === undefined ? '' : ` in the column “${column}”`),
    ...(repeated > 0 ? [`${plural(repeated, 'repetition')} left out`] : []),
    ...(without > 0 ? [`${plural(without, column === undefined ? 'line' : 'row')} without an id left out`] : []),
    ...(beyond > 0 ? [`${plural(beyond, 'more', 'more')} than a job may have: search those next`] : []),
  ].join(' · ')
}

const stateWords: Readonly<Record<ManyJob['state'], string>> = {
  running: 'Searching',
  done: 'Done',
  cancelled: 'Cancelled; what was found is kept',
  failed: 'Stopped; what was found is kept',
}

export const jobWords = ({ state, done, total, calls, empty, failed }: ManyJob): string =>
  [
    `${stateWords[state]}: ${done.toLocaleString('en')} of ${plural(total, 'conversation')}`,
    `${plural(calls.length, 'call')} found`,
    ...(empty.length > 0 ? [`${empty.length.toLocaleString('en')} without a trace`] : []),
    ...(failed.length > 0 ? [`${failed.length.toLocaleString('en')} failed`] : []),
  ].join(' · ')
