import { describe, expect, it } from 'vitest'
import { mapTraceRow } from './map-trace'

const row = {
  microTs: '1795491211000123',
  milliTs: '1795491211000',
  method: 'INVITE',
  ruri: 'sip:+13175550100@203.0.113.10',
  callid: 'a@b',
  cseq: '1 INVITE',
  fromUser: '+442079460123',
  sourceIp: '198.51.100.10',
  sourcePort: '5060',
  destinationIp: '203.0.113.10',
  destinationPort: '5061',
  via1: 'SIP/2.0/TLS 198.51.100.10:5061;branch=z9hG4bK1',
}

describe('mapTraceRow', () => {
  it('reads a request to the microsecond, with its transport from the Via', () => {
    expect(mapTraceRow(row)).toMatchObject({
      at: 1795491211000123,
      start: { kind: 'request', method: 'INVITE', uri: 'sip:+13175550100@203.0.113.10' },
      cseq: { number: 1, method: 'INVITE' },
      source: { address: '198.51.100.10', port: 5060 },
      destination: { address: '203.0.113.10', port: 5061 },
      transport: 'TLS',
    })
  })

  it.each([
    ['the code in method', { method: '486', replyReason: 'Busy Here' }],
    ['the code and phrase in replyReason', { method: '', replyReason: '486 Busy Here' }],
    ['the code in both', { method: '486', replyReason: '486 Busy Here' }],
    ['the request’s method beside it', { method: 'INVITE', replyReason: '486 Busy Here' }],
    ['a number instead of text', { method: 486, replyReason: 'Busy Here' }],
  ])('reads a response with %s', (_, dialect) => {
    expect(mapTraceRow({ ...row, ...dialect })?.start).toEqual({ kind: 'response', status: 486, reason: 'Busy Here' })
  })

  it('falls back from microseconds to milliseconds to the date', () => {
    expect(mapTraceRow({ ...row, microTs: null })?.at).toBe(1795491211000000)
    expect(mapTraceRow({ ...row, microTs: '', milliTs: undefined, date: '2026-11-24T03:33:31Z' })?.at).toBe(
      1795491211000000,
    )
  })

  it('takes a date without a zone for UTC, as the rest of the API is', () => {
    const dateOnly = { ...row, microTs: '', milliTs: '', date: '2026-11-24 03:33:31' }
    expect(mapTraceRow(dateOnly)?.at).toBe(1795491211000000)
  })

  it('takes ports as text or as numbers, and a message with the row or without', () => {
    expect(mapTraceRow({ ...row, sourcePort: 5060, msg: 'INVITE sip:a SIP/2.0' })).toMatchObject({
      source: { port: 5060 },
      raw: 'INVITE sip:a SIP/2.0',
    })
    expect(mapTraceRow(row)?.raw).toBe('')
  })

  it('takes port 0 for no port', () => {
    expect(mapTraceRow({ ...row, sourcePort: '0' })?.source.port).toBeUndefined()
  })

  it.each([
    ['no time', { microTs: '', milliTs: '', date: '' }],
    ['no method', { method: '' }],
  ])('gives nothing for a row with %s', (_, change) => {
    expect(mapTraceRow({ ...row, ...change })).toBeUndefined()
  })

  it.each([[null], ['text'], [[]], [42]])('gives nothing for %j', (notARow) => {
    expect(mapTraceRow(notARow)).toBeUndefined()
  })

  it('leaves credentials out of the fields that are shown', () => {
    const record = mapTraceRow({ ...row, auth: 'Digest response="secret"', sid: 's3cret' })
    expect(JSON.stringify(record)).not.toMatch(/s3?ecret/)
  })
})
