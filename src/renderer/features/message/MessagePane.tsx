// The selected message: parsed headers as a tree, or its raw text; of a search record, the fields that the server sent.
import { FileSearch } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import type { TraceMessage } from '../../../core/call/trace-message'
import type { MessageTab } from '../../stores/stores'
import { valueOf } from '../../stores/async-state'
import { EmptyState } from '../../ui/EmptyState'
import { formatClock, formatDate, zoneName } from '../../ui/format-time'
import { HeaderTree } from './HeaderTree'
import styles from './MessagePane.module.css'
import { RawMessage } from './RawMessage'
import { RecordFields } from './RecordFields'

const tabs: readonly (readonly [tab: MessageTab, label: string])[] = [
  ['headers', 'Headers'],
  ['raw', 'Raw'],
]

const scrollKeys = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'])

const useSelected = (): TraceMessage | undefined =>
  useFacts(
    (s) => s.call,
    ({ call, selectedId }) => valueOf(call)?.messages.find(({ id }) => id === selectedId),
  )

const Head = ({ message }: { readonly message: TraceMessage }) => {
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const { start, source, destination, transport, at } = message
  const endpoint = (address: string, port: number | undefined): string =>
    port === undefined ? address : `${address.includes(':') ? `[${address}]` : address}:${port}`
  return (
    <header className={styles['head']}>
      <h2>
        <bdi>{start.kind === 'request' ? start.method : `${start.status} ${start.reason}`}</bdi>
      </h2>
      <p>
        {endpoint(source.address, source.port)} → {endpoint(destination.address, destination.port)}
        {transport !== undefined && ` · ${transport}`}
      </p>
      <p>
        {formatDate(at, zone)} {formatClock(at, zone)} {zoneName(zone, at / 1000)}
        {message.evidence.kind === 'packet' && ` · frame ${message.evidence.captured.frame}`}
      </p>
    </header>
  )
}

const Body = ({ message, tab }: { readonly message: TraceMessage; readonly tab: MessageTab }) => {
  const { evidence } = message
  if (evidence.kind === 'record') return <RecordFields record={evidence.record} />
  return tab === 'headers' ? (
    <HeaderTree message={evidence.captured.message} />
  ) : (
    <RawMessage message={evidence.captured.message} />
  )
}

export const MessagePane = () => {
  const { actions } = useApp()
  const message = useSelected()
  const tab = useFacts(
    (s) => s.ui,
    (facts) => facts.messageTab,
  )
  if (message === undefined) {
    return (
      <EmptyState icon={<FileSearch aria-hidden />} title="No message selected">
        <p>Walk the ladder with the arrow keys: the message beside it follows.</p>
      </EmptyState>
    )
  }
  const isWhole = message.evidence.kind === 'packet'
  return (
    <div className={styles['pane']}>
      <Head message={message} />
      {isWhole && (
        <div className={styles['tabs']} role="tablist" aria-label="Message">
          {tabs.map(([id, label]) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`message-tab-${id}`}
              aria-selected={tab === id}
              aria-controls="message-body"
              tabIndex={tab === id ? 0 : -1}
              onClick={() => actions.shell.showMessageTab(id)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') actions.shell.toggleMessageTab()
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        id="message-body"
        className={styles['body']}
        aria-label="Message contents"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-pane="message"
        // Here the arrows scroll; they walk the ladder everywhere else.
        onKeyDown={(event) => {
          if (scrollKeys.has(event.key)) event.stopPropagation()
        }}
      >
        <Body message={message} tab={tab} />
      </section>
    </div>
  )
}
