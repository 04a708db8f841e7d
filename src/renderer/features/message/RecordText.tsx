// The text of a message of which only a search record is known: what came with the record, and for a first INVITE what the
// platform may keep with the conversation. Both say where they come from.
import { FileText } from 'lucide-react'
import { useMemo } from 'react'
import type { TraceMessage } from '../../../core/call/trace-message'
import { parseMessage } from '../../../core/sip/parse-message'
import { useApp } from '../../app-context'
import { Button } from '../../ui/Button'
import { isInitialInvite } from '../conversation/find-stored-invite'
import { RawMessage } from './RawMessage'
import styles from './RecordFields.module.css'
import { showText } from './show-text'

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

export const RecordText = ({ message }: { readonly message: TraceMessage }) => {
  const { actions } = useApp()
  if (message.evidence.kind !== 'record') return null
  const { raw } = message.evidence.record
  if (raw !== '') return <SentText raw={raw} />
  if (!isInitialInvite(message) || !actions.conversation.hasConversation()) return null
  return (
    <p className={styles['note']}>
      <FileText aria-hidden />
      <span>
        Genesys Cloud may keep the text of the conversation’s first INVITE.{' '}
        <Button onClick={actions.conversation.showStored}>Stored INVITE…</Button>
      </span>
    </p>
  )
}
