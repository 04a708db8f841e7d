// The text of a message of which only a search record is known: what came with the record, or the stored INVITE where it is
// that very message. Either says where it comes from; before the stored one was read, this leads to it.
import { Database, FileText } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type { TraceMessage } from '../../../core/call/trace-message'
import type { SipMessage } from '../../../core/sip/message'
import { parseMessage } from '../../../core/sip/parse-message'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { findStoredInvite, isInitialInvite } from '../conversation/find-stored-invite'
import { RawMessage } from './RawMessage'
import styles from './RecordFields.module.css'
import { showText } from './show-text'
import { useCallMessages } from './use-message'

const encoder = new TextEncoder()

const SentText = ({ raw }: { readonly raw: string }) => {
  const message = useMemo(() => parseMessage(encoder.encode(raw)), [raw])
  return (
    <>
      <p className={styles['note']}>
        <FileText aria-hidden /> The message’s text, as the search sent it with the record. No pcap was read.
      </p>
      {message === undefined ? <pre>{showText(raw)}</pre> : <RawMessage message={message} />}
    </>
  )
}

/** The stored INVITE of the open call's conversation, when it was read. */
const useStored = (): SipMessage | undefined => {
  const conversationId = useFacts(
    (s) => s.call,
    ({ call }) => valueOf(call)?.conversationId,
  )
  return useFacts(
    (s) => s.conversation,
    ({ id, stored }) => {
      const read = id === conversationId ? valueOf(stored) : undefined
      return read?.kind === 'message' ? read.message : undefined
    },
  )
}

const StoredText = ({ message }: { readonly message: TraceMessage }) => {
  const { actions } = useApp()
  const messages = useCallMessages()
  const stored = useStored()
  const twin = useMemo(
    () => (stored === undefined ? undefined : findStoredInvite(messages, stored)),
    [messages, stored],
  )
  const isThis = twin?.isSameHop === true && twin.message.id === message.id
  const note = (words: string): ReactNode => (
    <p className={styles['note']}>
      <Database aria-hidden />
      <span>
        {words} <Button onClick={actions.conversation.showStored}>Stored INVITE…</Button>
      </span>
    </p>
  )
  if (stored === undefined || !isThis)
    return note('Genesys Cloud may keep the text of the conversation’s first INVITE.')
  return (
    <>
      {note('The message’s text, as Genesys Cloud stored it with the conversation. No pcap was read.')}
      <RawMessage message={stored} />
    </>
  )
}

export const RecordText = ({ message }: { readonly message: TraceMessage }) => {
  const { actions } = useApp()
  if (message.evidence.kind !== 'record') return null
  const { raw } = message.evidence.record
  if (raw !== '') return <SentText raw={raw} />
  if (!isInitialInvite(message) || !actions.conversation.hasConversation()) return null
  return <StoredText message={message} />
}
