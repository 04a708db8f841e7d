import { expect, it } from 'vitest'
import { parseMessage } from '../../../core/sip/parse-message'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { findStoredInvite } from './find-stored-invite'

const stored = (callId: string, tag: string, branch: string) => {
  const lines = [
    'INVITE sip:+13175550100@edge SIP/2.0',
    `Via: SIP/2.0/UDP carrier;branch=${branch}`,
    `Call-ID: ${callId}`,
    `From: <sip:+44@carrier>;tag=${tag}`,
  ]
  const message = parseMessage(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`))
  if (message === undefined) throw new Error('This is SIP')
  return message
}

it('given a ladder, finds the INVITE of the same dialog that has no To tag yet, on its own hop where that is there', () => {
  const later = aRecord({ cseq: { number: 2, method: 'INVITE' }, to: { user: '', domain: '', tag: 'callee' } })
  const [other, first, second] = [aRecord({ callId: 'other@carrier' }), aRecord(), aRecord({ branch: 'z9hG4bK2' })]
  const messages = messagesOf(other, first, second, aResponse(200, 'OK'), later)
  const find = (callId: string, tag: string, branch: string) => {
    const found = findStoredInvite(messages, stored(callId, tag, branch))
    return found && [messages.indexOf(found.message), found.isSameHop]
  }
  expect(find('a@carrier', 'caller', 'z9hG4bK2')).toEqual([2, true])
  expect(find('a@carrier', 'caller', 'z9hG4bK9')).toEqual([1, false])
  expect(find('a@carrier', 'somebody', 'z9hG4bK2')).toBeUndefined()
  expect(find('none', 'caller', 'z9hG4bK2')).toBeUndefined()
})
