import { describe, expect, it } from 'vitest'
import { sip, text } from '../../../test/support/packets'
import { asEpochMicros } from '../base/time'
import { parseMessage } from '../sip/parse-message'
import { messageFromCapture } from './message-from-capture'
import { copyFacts, createFactsScanner } from './scan-facts'
import { messageFromScan, type ScannedMessage, type UnreadMessage } from './scanned-message'

const captured: UnreadMessage = {
  frame: 7,
  indexInFrame: 1,
  at: asEpochMicros(1_700_000_000_000_000),
  source: { address: '192.0.2.1', port: 5060 },
  destination: { address: '192.0.2.2', port: 5060 },
  transport: 'UDP',
  bytes: text(sip('INVITE sip:bob@example.com SIP/2.0', 'a@example.com', 'v=0\r\n')),
}

const scanned = (): ScannedMessage => {
  const facts = createFactsScanner().scan(captured)
  if (facts === undefined) throw new Error('not scanned')
  return { ...copyFacts(facts), id: 'a', captured }
}

describe('messageFromScan', () => {
  it('given what was scanned, also in another thread, then the message is that of the full parser', () => {
    const { bytes, ...seen } = captured
    const message = parseMessage(bytes)
    if (message === undefined) throw new Error('not parsed')
    const whole = { ...messageFromCapture({ ...seen, message }), id: 'a' }
    for (const own of [scanned(), structuredClone(scanned())]) {
      const { evidence, ...facts } = messageFromScan(own)
      if (evidence.kind !== 'packet') throw new Error('not from a packet')
      const { captured } = evidence
      expect({ ...facts, evidence: { ...evidence, captured: { ...captured, message: captured.message } } }).toEqual(
        whole,
      )
    }
  })

  it('given a message whose headers are asked for twice, then it is parsed once', () => {
    const { evidence } = messageFromScan(scanned())
    if (evidence.kind !== 'packet') throw new Error('not from a packet')
    expect(evidence.captured.message).toBe(evidence.captured.message)
  })
})
