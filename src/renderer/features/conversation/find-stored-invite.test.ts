import { expect, it } from 'vitest'
import { parseMessage } from '../../../core/sip/parse-message'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { findStoredInvite } from './find-stored-invite'

const stored = (callId: string, tag: string) => {
  const lines = ['INVITE sip:+13175550100@edge SIP/2.0', `Call-ID: ${callId}`, `From: <sip:+44@carrier>;tag=${tag}`]
  const message = parseMessage(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`))
  if (message === undefined) throw new Error('This is SIP')
  return message
}

it('given a ladder, finds the first INVITE of the same dialog that has no To tag yet', () => {
  const cseq = { number: 2, method: 'INVITE' }
  const later = aRecord({ cseq, to: { user: '', domain: '', tag: 'callee' } })
  const messages = messagesOf(aRecord({ callId: 'other@carrier' }), aRecord(), aResponse(200, 'OK'), later)
  expect(findStoredInvite(messages, stored('a@carrier', 'caller'))).toBe(messages[1])
  expect(findStoredInvite(messages, stored('a@carrier', 'somebody'))).toBeUndefined()
  expect(findStoredInvite(messages, stored('none', 'caller'))).toBeUndefined()
})
