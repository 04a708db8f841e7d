import { expect, it } from 'vitest'
import { scanReason } from './scan-reason'

const bye = (...headers: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    ['BYE sip:a@b SIP/2.0', ...headers, 'Content-Length: 0', '', 'Reason: in the body'].join('\r\n'),
  )

it.each([
  ['one', ['reason : Q.850;cause=16'], 'Q.850;cause=16'],
  [
    'several fields, one of them folded',
    ['Reason: SIP', ' ;cause=200', 'REASON: Q.850;cause=17'],
    'SIP ;cause=200, Q.850;cause=17',
  ],
  ['another header and a body that say the word', ['X-Reason: no'], ''],
  ['none', [], ''],
] as const)('given a message with %s, then its Reason is %j → %j', (_, headers, reason) => {
  expect(scanReason(bye(...headers))).toBe(reason)
})

it('given bytes that are no message, then there is none', () => {
  expect(scanReason(new TextEncoder().encode('\r\nReason: x'))).toBe('')
})
