// The one SIP message that Genesys Cloud keeps with a conversation: header tree beside raw text, what is lit in one is lit in
// the other. Where it comes from is said, and so is that there is none.
import { Database, LoaderCircle } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type { SipMessage } from '../../../core/sip/message'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import type { StoredMessage } from '../../stores/conversation-facts'
import { Button } from '../../ui/Button'
import { formatClock, zoneName } from '../../ui/format-time'
import { ModalDialog } from '../../ui/ModalDialog'
import { FaultPane } from '../fault/FaultPane'
import { HeaderTree } from '../message/HeaderTree'
import { RawMessage } from '../message/RawMessage'
import { showText } from '../message/show-text'
import { useCallMessages, useMessageFacts } from '../message/use-message'
import { findStoredInvite } from './find-stored-invite'
import { HeadersByKey } from './HeadersByKey'
import styles from './StoredInviteDialog.module.css'

const InLadder = ({ stored }: { readonly stored: SipMessage }) => {
  const { actions } = useApp()
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const messages = useCallMessages()
  const twin = useMemo(() => findStoredInvite(messages, stored), [messages, stored])
  if (twin === undefined) return <p className={styles['quiet']}>No message of the ladder is this INVITE.</p>
  const { message, isSameHop } = twin
  const known = message.evidence.kind === 'packet' ? 'in full from the pcap' : 'from its search record only'
  return (
    <p className={styles['quiet']}>
      In the ladder it is the INVITE of {formatClock(message.at, zone)} {zoneName(zone, message.at / 1000)}
      {isSameHop ? '' : ' on another hop'}, known {known}.{' '}
      <Button onClick={() => actions.conversation.showMessage(message.id)}>Show in the ladder</Button>
    </p>
  )
}

const Message = ({ message }: { readonly message: SipMessage }) => {
  const { actions } = useApp()
  const copyValue = useMemo(
    () => (fieldKey: string) => void actions.message.copyHeader(message, fieldKey),
    [actions, message],
  )
  return (
    <>
      <InLadder stored={message} />
      <div className={styles['panes']}>
        <section
          className={styles['pane']}
          aria-label="Headers of the stored message"
          // Focusable, so that the keyboard can scroll it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <HeaderTree message={message} copyValue={copyValue} />
        </section>
        <section
          className={styles['pane']}
          aria-label="Raw text of the stored message"
          // Focusable, so that the keyboard can scroll it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <RawMessage message={message} />
        </section>
      </div>
    </>
  )
}

const contentOf = (stored: StoredMessage): ReactNode => {
  switch (stored.kind) {
    case 'none':
      return (
        <p>
          Genesys Cloud keeps no SIP message with this conversation. It keeps the first INVITE of calls over BYOC Cloud
          trunks, and only for a time.
        </p>
      )
    case 'text':
      return (
        <>
          <p>What came is no SIP message that Rung can read. It is shown as it came.</p>
          <pre className={styles['text']}>{showText(stored.text)}</pre>
        </>
      )
    case 'message':
      return (
        <>
          <Message message={stored.message} />
          <HeadersByKey />
        </>
      )
  }
}

export const StoredInviteDialog = () => {
  const { actions } = useApp()
  const id = useFacts(
    (s) => s.conversation,
    (facts) => facts.id,
  )
  const state = useFacts(
    (s) => s.conversation,
    (facts) => facts.stored,
  )
  const notice = useMessageFacts((facts) => facts.notice)
  const stored = valueOf(state)
  return (
    <ModalDialog isWide label="Stored INVITE" onClose={() => actions.shell.showOverlay('none')}>
      <div className={styles['head']}>
        <h2>Stored INVITE</h2>
        <code>{id}</code>
        <span className={styles['gap']} role="status">
          {notice}
        </span>
        <Button onClick={actions.conversation.showSegments}>Conversation…</Button>
        <Button onClick={() => actions.shell.showOverlay('none')}>Close</Button>
      </div>
      <p className={styles['quiet']}>
        <Database aria-hidden /> The one SIP message that Genesys Cloud keeps with the conversation. It comes from
        neither the trace nor a pcap: it has no time and no addresses of its hop.
      </p>
      {state.kind === 'failed' && (
        <FaultPane fault={state.fault} onRetry={() => void actions.conversation.loadStored()} />
      )}
      {state.kind === 'loading' && (
        <p role="status" className={styles['quiet']}>
          <LoaderCircle className={styles['spinner']} aria-hidden /> Reading the stored message…
        </p>
      )}
      {stored !== undefined && state.kind !== 'failed' && contentOf(stored)}
    </ModalDialog>
  )
}
