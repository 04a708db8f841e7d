// What is open: who called whom, how it ended, what the ladder is made of, and what may be missing.
import { Download, FolderOpen, Info, LoaderCircle, X } from 'lucide-react'
import { useMemo } from 'react'
import { summarizeCall, type CallSummary } from '../../../core/call/summarize-call'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import type { OpenCall } from '../../stores/stores'
import { Button } from '../../ui/Button'
import { formatSpan } from '../../ui/format-time'
import { WiresharkIcon } from '../../ui/WiresharkIcon'
import { ConversationButton } from '../conversation/ConversationButton'
import { FaultPane } from '../fault/FaultPane'
import styles from './CallHead.module.css'
import { completenessOf, sourceOf, stepsOf } from './call-words'
import { SpanLists } from './SpanLists'
import { progressWords } from './progress-words'

const PcapButtons = ({ call }: { readonly call: OpenCall }) => {
  const { actions } = useApp()
  const titleOf = useTitles()
  const job = useFacts(
    (s) => s.captures,
    (facts) => facts.job,
  )
  const mayAdd = useFacts(
    (s) => s.session,
    ({ session }) => (session.kind === 'signed-in' ? session.rights.add !== false : true),
  )
  if (call.capture !== undefined) {
    return (
      <>
        {call.capture.kind === 'capture' && (
          <Button
            icon={<WiresharkIcon />}
            title={titleOf('Open in Wireshark on this message', 'capture.wireshark')}
            onClick={() => void actions.captures.openInWireshark()}
          >
            Open in Wireshark
          </Button>
        )}
        <Button icon={<FolderOpen aria-hidden />} onClick={() => void actions.captures.reveal()}>
          Show in folder
        </Button>
      </>
    )
  }
  if (job.kind === 'running' && job.key === call.key) {
    return (
      <>
        <span className={styles['progress']} role="status">
          <LoaderCircle className={styles['spinner']} aria-hidden /> {progressWords(job.progress)}
        </span>
        <Button icon={<X aria-hidden />} onClick={actions.captures.cancelPcap}>
          Cancel
        </Button>
      </>
    )
  }
  // Of another call: to ask for a second one would give up the first.
  const isBusy = job.kind === 'running'
  return (
    <>
      {isBusy && <span className={styles['quiet']}>The pcap of another call is being fetched.</span>}
      {!mayAdd && <span className={styles['quiet']}>Needs the permission telephony:pcap:add</span>}
      <Button
        kind="primary"
        icon={<Download aria-hidden />}
        disabled={!mayAdd || isBusy}
        title={titleOf('Get the pcap of this call', 'capture.fetch')}
        onClick={() => void actions.captures.fetchPcap()}
      >
        Get the pcap
      </Button>
    </>
  )
}

const Faults = ({ call }: { readonly call: OpenCall }) => {
  const { actions } = useApp()
  const job = useFacts(
    (s) => s.captures,
    (facts) => facts.job,
  )
  const handOverFault = useFacts(
    (s) => s.captures,
    ({ handOver }) => (handOver?.captureId === call.capture?.id ? handOver?.fault : undefined),
  )
  const fault = job.kind === 'failed' && job.key === call.key ? job.fault : handOverFault
  if (fault === undefined) return null
  const retry = handOverFault === undefined ? actions.captures.fetchPcap : actions.captures.openInWireshark
  return <FaultPane fault={fault} onRetry={() => void retry()} onDismiss={actions.captures.dismissFault} />
}

const Facts = ({ call, summary }: { readonly call: OpenCall; readonly summary: CallSummary }) => {
  const { finalStatus, pddMicros, talkMicros, endedBy } = summary
  return (
    <dl className={styles['facts']}>
      {finalStatus !== undefined && (
        <div>
          <dt>Final</dt>
          <dd data-bad={finalStatus.status >= 400}>
            {finalStatus.status} {finalStatus.reason}
          </dd>
        </div>
      )}
      {pddMicros !== undefined && (
        <div>
          <dt>PDD</dt>
          <dd>{formatSpan(pddMicros)}</dd>
        </div>
      )}
      {talkMicros !== undefined && (
        <div>
          <dt>Talk</dt>
          <dd>{formatSpan(talkMicros)}</dd>
        </div>
      )}
      {endedBy !== undefined && (
        <div>
          <dt>Ended by</dt>
          <dd>{endedBy}</dd>
        </div>
      )}
      <div>
        <dt>{call.conversationId === '' ? 'Call-ID' : 'Conversation'}</dt>
        <dd className={styles['id']}>
          <bdi>{call.conversationId || summary.callIds[0]}</bdi>
        </dd>
      </div>
    </dl>
  )
}

export const CallHead = ({ call }: { readonly call: OpenCall }) => {
  const summary = useMemo(() => summarizeCall(call.messages), [call.messages])
  const { from, to } = summary
  const { arriving = 0 } = call
  const source = `${sourceOf(call)} ${stepsOf(call)}`
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const completeness = completenessOf(call, zone)
  return (
    <header className={styles['head']}>
      <div className={styles['row']}>
        {call.together === undefined ? (
          <h1 className={styles['title']}>
            <bdi>{from || '?'}</bdi> → <bdi>{to || '?'}</bdi>
          </h1>
        ) : (
          <h1 className={styles['title']}>{call.together.length} calls in one ladder</h1>
        )}
        <div className={styles['buttons']}>
          <ConversationButton call={call} />
          {call.together !== undefined && call.capture === undefined ? (
            <span className={styles['quiet']}>A pcap holds one call: open one of them to get it.</span>
          ) : (
            <PcapButtons call={call} />
          )}
        </div>
      </div>
      {call.together === undefined && arriving === 0 && <Facts call={call} summary={summary} />}
      <p className={styles['source']} role="status">
        <Info aria-hidden />
        <span title={source}>{source}</span>
      </p>
      {completeness.length > 0 && (
        <ul className={styles['notes']} aria-label="What may be missing">
          {completeness.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {arriving === 0 && <SpanLists call={call} />}
      <Faults call={call} />
    </header>
  )
}
