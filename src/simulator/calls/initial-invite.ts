// The one SIP message that Genesys Cloud keeps with a conversation: its initial INVITE (FACTS 6.5), and its headers by key.
import type { SipMessage } from '../../core/sip/message'
import { callsOfConversation, type CallArchive } from './call-archive'

export const findInitialInvite = (archive: CallArchive, conversationId: string): SipMessage | undefined => {
  const invites = callsOfConversation(archive, conversationId)
    .flatMap(({ messages }) => messages)
    // The first INVITE of a call is the one that cannot know the To tag yet (RFC 3261 8.1.1.2).
    .filter(({ record }) => record.method === 'INVITE' && record.toTag === '')
  const first = invites.sort((one, other) => one.captured.at - other.captured.at)[0]
  return first?.captured.message
}

/** Keys are header names in any case, and `ruri` for the Request-URI (FACTS 1.5). All of them when `keys` is empty. */
export const readHeaders = (
  message: SipMessage,
  keys: readonly string[],
): Readonly<Record<string, readonly string[]>> => {
  const values = new Map<string, string[]>()
  if (message.startLine.kind === 'request') values.set('ruri', [message.startLine.uri])
  for (const { name, value } of message.headers) {
    const key = name.toLowerCase()
    const known = values.get(key)
    if (known === undefined) values.set(key, [value])
    else known.push(value)
  }
  if (keys.length === 0) return Object.fromEntries(values)
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = values.get(key.toLowerCase())
      return found === undefined ? [] : [[key, found]]
    }),
  )
}
