// The conversation as the platform tells it: who took part, when, and how each part of it ended.
import { LoaderCircle } from 'lucide-react'
import type { EpochMicros } from '../../../core/base/time'
import type { ConversationSegment } from '../../../shared/conversation-segment'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { formatDate, formatSeconds, zoneName, type Zone } from '../../ui/format-time'
import { ModalDialog } from '../../ui/ModalDialog'
import { plural } from '../../ui/plural'
import { FaultPane } from '../fault/FaultPane'
import styles from './ConversationDialog.module.css'
import { durationWords, endWords, kindWords, purposeWords } from './segment-words'

/** More would make the dialog slow, and nobody reads them. */
const maxRows = 500

const Row = ({ segment, zone }: { readonly segment: ConversationSegment; readonly zone: Zone }) => {
  const { actions } = useApp()
  const { from, to, participant } = segment
  const time = (at: EpochMicros): string => formatSeconds(at, zone)
  return (
    <tr>
      <th scope="row">
        {purposeWords(segment)} <bdi className={styles['name']}>{participant}</bdi>
      </th>
      <td>{kindWords(segment)}</td>
      <td>
        <button
          type="button"
          className={styles['time']}
          title="Show the first message from then on in the ladder"
          onClick={() => actions.conversation.showFrom(from)}
        >
          {time(from)}
        </button>
      </td>
      <td className={styles['number']}>{to === undefined ? '' : time(to)}</td>
      <td className={styles['number']}>{durationWords(segment)}</td>
      <td>
        <bdi>{endWords(segment)}</bdi>
      </td>
    </tr>
  )
}

const Segments = ({ segments }: { readonly segments: readonly ConversationSegment[] }) => {
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const [first] = segments
  if (first === undefined) {
    return <p>Genesys Cloud names no part of this conversation. It may still be too new, or older than it keeps.</p>
  }
  return (
    <>
      <div
        className={styles['scroll']}
        role="region"
        aria-label="Parts of the conversation"
        // Focusable, so that the keyboard can scroll it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={styles['table']}>
          <caption>
            {plural(segments.length, 'segment')} · {formatDate(first.from, zone)} · times in{' '}
            {zoneName(zone, first.from / 1000)}
          </caption>
          <thead>
            <tr>
              {['Participant', 'Segment', 'Start', 'End', 'Duration', 'How it ended'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {segments.slice(0, maxRows).map((segment, index) => (
              <Row key={index} segment={segment} zone={zone} />
            ))}
          </tbody>
        </table>
      </div>
      {segments.length > maxRows && (
        <p className={styles['quiet']}>{plural(segments.length - maxRows, 'later segment')} not listed.</p>
      )}
    </>
  )
}

export const ConversationDialog = () => {
  const { actions } = useApp()
  const id = useFacts(
    (s) => s.conversation,
    (facts) => facts.id,
  )
  const state = useFacts(
    (s) => s.conversation,
    (facts) => facts.segments,
  )
  const segments = valueOf(state)
  return (
    <ModalDialog isWide label="Conversation" onClose={() => actions.shell.showOverlay('none')}>
      <div className={styles['head']}>
        <h2>Conversation</h2>
        <code>{id}</code>
        <span className={styles['gap']} />
        <Button onClick={actions.conversation.showStored}>Stored INVITE…</Button>
        <Button onClick={() => actions.shell.showOverlay('none')}>Close</Button>
      </div>
      <p className={styles['quiet']}>
        What Genesys Cloud’s conversation details say. It covers what no external trunk sees, such as menus and queues,
        and comes from another clock than the trace.
      </p>
      {state.kind === 'failed' && (
        <FaultPane fault={state.fault} onRetry={() => void actions.conversation.loadSegments()} />
      )}
      {state.kind === 'loading' && (
        <p role="status" className={styles['wait']}>
          <LoaderCircle aria-hidden /> Reading the conversation…
        </p>
      )}
      {segments !== undefined && state.kind !== 'failed' && <Segments segments={segments} />}
    </ModalDialog>
  )
}
