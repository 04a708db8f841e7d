// What each column of the list of calls says: on screen, in a file, and when the list is sorted by it.
import type { ListedCall } from '../../../core/call/list-calls'
import { writeIsoTime } from '../../../core/ladder/write-times'
import type { ColumnId } from '../../../shared/schema/call-list'
import type { Settings } from '../../../shared/schema/settings'
import { formatDate, formatSeconds, formatSpan } from '../../ui/format-time'
import { callStates } from './call-states'

interface CallColumnView {
  readonly title: string
  /** One sentence for the column chooser. */
  readonly meaning: string
  /** Numbers stand at the right, so that they can be compared by eye. */
  readonly isNumber?: true
  readonly text: (call: ListedCall, zone: Settings['timeZone']) => string
  /** Name of the column in a file, with its unit. */
  readonly exportTitle?: string
  /** In a file; `text` where it is left out. Times are UTC to the microsecond, so that they can be sorted. */
  readonly exported?: (call: ListedCall) => string
  /** Undefined: not known, which stands last whichever way the list is sorted. */
  readonly order: (call: ListedCall) => string | number | undefined
}

const known = (text: string): string | undefined => (text === '' ? undefined : text)

type Micros = (call: ListedCall) => number | undefined

const duration = (title: string, meaning: string, of: Micros): CallColumnView => ({
  title,
  meaning,
  isNumber: true,
  text: (call) => {
    const micros = of(call)
    return micros === undefined ? '' : formatSpan(micros)
  },
  exportTitle: `${title} (ms)`,
  exported: (call) => {
    const micros = of(call)
    return micros === undefined ? '' : String(micros / 1000)
  },
  order: of,
})

const count = (title: string, meaning: string, of: (call: ListedCall) => number): CallColumnView => ({
  title,
  meaning,
  isNumber: true,
  text: (call) => of(call).toLocaleString('en'),
  exported: (call) => String(of(call)),
  order: of,
})

const words = (title: string, meaning: string, of: (call: ListedCall) => string): CallColumnView => ({
  title,
  meaning,
  text: of,
  order: (call) => known(of(call)),
})

const finalOf = ({ finalStatus }: ListedCall): string =>
  finalStatus === undefined ? '' : `${finalStatus.status} ${finalStatus.reason}`.trimEnd()

const reasonOf = ({ reason }: ListedCall): string =>
  reason === undefined ? '' : [reason.cause, reason.words].filter((part) => part !== '').join(' · ')

export const columnViews: Readonly<Record<ColumnId, CallColumnView>> = {
  state: {
    ...words('State', 'How far the call came.', ({ state }) => callStates[state].word),
    exported: ({ state }) => state,
  },
  start: {
    title: 'Start',
    meaning: 'When the first message was seen.',
    text: ({ startedAt }, zone) => `${formatDate(startedAt, zone)} ${formatSeconds(startedAt, zone)}`,
    exportTitle: 'Start (UTC)',
    exported: ({ startedAt }) => writeIsoTime(startedAt),
    order: ({ startedAt }) => startedAt,
  },
  from: words('From', 'User part of the caller.', ({ from }) => from),
  to: words('To', 'User part of the callee.', ({ to }) => to),
  final: {
    ...words('Final status', 'Final status of the INVITE that set up the call.', finalOf),
    order: ({ finalStatus }) => finalStatus?.status,
  },
  reason: words('Reason', 'Why the call ended, as its Reason header says (RFC 3326), in words.', reasonOf),
  pdd: duration('PDD', 'Post-dial delay: from the INVITE to the first ringing.', ({ pddMicros }) => pddMicros),
  setup: duration('Set-up', 'From the INVITE to the answer.', ({ setupMicros }) => setupMicros),
  talk: duration('Talk', 'From the answer to the BYE.', ({ talkMicros }) => talkMicros),
  endedBy: words('Ended by', 'Who sent the BYE.', ({ endedBy }) => endedBy ?? ''),
  legs: count('Legs', 'Call-IDs that belong to the call.', ({ callIds }) => callIds.length),
  messages: count('Messages', 'Messages of all legs.', ({ messages }) => messages),
  retransmissions: count('Resent', 'Retransmissions: messages that were sent again.', (call) => call.retransmissions),
  method: words('Method', 'Method of the request that the call began with.', ({ method }) => method),
  callId: words('Call-ID', 'Call-ID of the first leg.', ({ callIds }) => callIds[0] ?? ''),
  conversation: words('Conversation', 'Conversation id of Genesys Cloud.', ({ conversationId }) => conversationId),
  source: words(
    'Source',
    'What the call is known from: a search record, a packet or the text of a log.',
    (call) => call.source,
  ),
}
