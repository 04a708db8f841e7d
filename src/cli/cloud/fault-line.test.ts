import { expect, it } from 'vitest'
import { AppError } from '../../main/app-error'
import { faultLine } from './fault-line'

it('given words of a server that would steer a terminal, then they are shown on one line instead', () => {
  const fault = new AppError('api.bad-request', 'It said: \u001b[2J\r\nrung: all is well \u202e', {
    correlationId: 'a\u0007',
    permissions: ['telephony:pcap:view'],
    retryAfterSeconds: 5,
  })
  expect(faultLine(fault)).toBe(
    'rung: It said: ␛[2J␍␊rung: all is well \ufffd (api.bad-request; missing telephony:pcap:view; try again in 5 s; correlation id a␇)\n',
  )
})
