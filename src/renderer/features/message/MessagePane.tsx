// The selected message: parsed headers as a tree, raw text, session description, or beside another message; of a search
// record, the fields that the server sent.
import { FileSearch, Flag } from 'lucide-react'
import { memo, useDeferredValue, useRef, type KeyboardEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import { isPressed } from '../../commands/keymap'
import { useKeys, useTitles } from '../../commands/use-commands'
import type { TraceMessage } from '../../../core/call/trace-message'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { focusNamed } from '../../ui/focus-named'
import { formatClock, formatDate, zoneName } from '../../ui/format-time'
import { CompareView } from './CompareView'
import { CopyMenu } from './CopyMenu'
import { startWords, wayWords } from './describe-message'
import { ExplanationFoot } from './Explanations'
import { FindBox } from './FindBox'
import { HeaderTree } from './HeaderTree'
import type { PaneTab } from '../../stores/message-facts'
import styles from './MessagePane.module.css'
import { messageTabId, MessageTabs } from './MessageTabs'
import { RawMessage } from './RawMessage'
import { RecordText } from './RecordText'
import { RecordFields } from './RecordFields'
import { SdpView } from './SdpView'
import { useMessageFacts, useSelectedMessage } from './use-message'

/** Here they scroll; everywhere else they walk the ladder or mark. */
const scrollKeys = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' '])

const Head = ({ message }: { readonly message: TraceMessage }) => {
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const { transport, at } = message
  return (
    <header className={styles['head']}>
      <h2>
        <bdi>{startWords(message)}</bdi>
      </h2>
      <p>
        {wayWords(message)}
        {transport !== undefined && ` · ${transport}`}
      </p>
      <p>
        {formatDate(at, zone)} {formatClock(at, zone)} {zoneName(zone, at / 1000)}
        {message.evidence.kind === 'packet' && ` · frame ${message.evidence.captured.frame}`}
      </p>
    </header>
  )
}

const MarkButton = ({ message }: { readonly message: TraceMessage }) => {
  const actions = useApp().actions.message
  const titleOf = useTitles()
  const isMarked = useMessageFacts(({ markedId }) => markedId === message.id)
  return (
    <Button
      className={styles['mark'] ?? ''}
      icon={<Flag aria-hidden />}
      aria-pressed={isMarked}
      title={titleOf('Mark this message, to compare others with it', 'message.mark')}
      onClick={actions.toggleMark}
    >
      {isMarked ? 'Marked' : 'Mark'}
    </Button>
  )
}

const Body = ({ message, tab }: { readonly message: TraceMessage; readonly tab: PaneTab }) => {
  const { evidence } = message
  if (evidence.kind === 'record') {
    return (
      <>
        <RecordText message={message} />
        <RecordFields record={evidence.record} />
      </>
    )
  }
  switch (tab) {
    case 'headers':
      return <HeaderTree message={evidence.captured.message} />
    case 'raw':
      return <RawMessage message={evidence.captured.message} />
    case 'sdp':
      return <SdpView message={message} />
    case 'compare':
      return <CompareView message={message} />
  }
}

const ShownMessage = memo(function ShownMessage({ message }: { readonly message: TraceMessage }) {
  const tab = useMessageFacts((facts) => facts.tab)
  const notice = useMessageFacts((facts) => facts.notice)
  const keysOf = useKeys()
  const body = useRef<HTMLElement>(null)
  const isWhole = message.evidence.kind === 'packet'
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isPressed(event.nativeEvent, keysOf('search.focus'))) return
    // In this pane the find key means this pane.
    event.preventDefault()
    focusNamed('message-find')
  }
  return (
    // Listens only; what has the focus is within.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles['pane']} onKeyDown={onKeyDown}>
      <Head message={message} />
      <div className={styles['tools']}>
        <FindBox root={body} />
        <MarkButton message={message} />
        <CopyMenu />
      </div>
      {isWhole && <MessageTabs current={tab} />}
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={body}
        id="message-body"
        className={styles['body']}
        role={isWhole ? 'tabpanel' : 'region'}
        aria-labelledby={isWhole ? messageTabId(tab) : undefined}
        aria-label={isWhole ? undefined : 'Fields of the search record'}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-pane="message"
        onKeyDown={(event) => {
          if (scrollKeys.has(event.key) && !event.ctrlKey && !event.metaKey) event.stopPropagation()
        }}
      >
        <Body message={message} tab={tab} />
      </section>
      {isWhole && tab === 'headers' && <ExplanationFoot />}
      <p className={styles['notice']} role="status">
        {notice}
      </p>
    </div>
  )
})

/** The ladder moves on first: a message with forty Via lines takes longer to show than a rung. */
export const MessagePane = () => {
  const message = useDeferredValue(useSelectedMessage())
  return message === undefined ? (
    <EmptyState icon={<FileSearch aria-hidden />} title="No message selected">
      <p>Walk the ladder with the arrow keys: the message beside it follows.</p>
    </EmptyState>
  ) : (
    <ShownMessage message={message} />
  )
}
