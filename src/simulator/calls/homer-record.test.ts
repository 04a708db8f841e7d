import { describe, expect, it } from 'vitest'
import { aRecordedCall, aSipText, recordedAt } from '../../../test/support/a-recorded-call'
import { findSchemaErrors, propertiesOf } from '../../../test/support/check-schema'
import { extractSip } from '../../core/capture/extract-sip'
import { toHomerRecord, type HomerRecord } from './homer-record'

const recordOf = (payload: string): HomerRecord => {
  const [captured] = extractSip(aRecordedCall({}, [{ after: 0, payload }]).packets).messages
  if (captured === undefined) throw new Error('The text is not SIP.')
  return toHomerRecord(captured, '42')
}

describe('toHomerRecord', () => {
  it('given a request, fills every column it has a value for', () => {
    const record = recordOf(
      aSipText({
        start: 'INVITE sip:+4930222;npdi@192.0.2.2:5080;transport=udp SIP/2.0',
        cseq: '1 INVITE',
        headers: [
          'Contact: "A, B" <sip:gw@192.0.2.9:5090>',
          'P-Asserted-Identity: <tel:+4930111>',
          'Proxy-Authorization: Digest username="alice", realm="x"',
          'X-CID: other@192.0.2.9',
          'User-Agent: Box/1',
          'Content-Type: application/sdp',
        ],
      }),
    )
    expect(record).toMatchObject({
      id: '42',
      date: '2026-01-02T03:04:05.678Z',
      milliTs: String(Math.floor(recordedAt / 1000)),
      microTs: String(recordedAt),
      method: 'INVITE',
      replyReason: '',
      type: '1',
      ruri: 'sip:+4930222;npdi@192.0.2.2:5080;transport=udp',
      ruriUser: '+4930222;npdi',
      ruriDomain: '192.0.2.2',
      fromUser: '+4930111',
      fromDomain: 'carrier.example',
      fromTag: 'f1',
      toUser: '+4930222',
      toTag: '',
      pidUser: '+4930111',
      contactUser: 'gw',
      contactIp: '192.0.2.9',
      contactPort: '5090',
      authUser: 'alice',
      callid: 'one@192.0.2.1',
      callidAleg: 'other@192.0.2.9',
      via1: 'SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1',
      via1Branch: 'z9hG4bK1',
      cseq: '1 INVITE',
      contentType: 'application/sdp',
      userAgent: 'Box/1',
      sourceIp: '192.0.2.1',
      sourcePort: '5060',
      destinationIp: '192.0.2.2',
      destinationPort: '5060',
      originatorPort: '0',
      proto: '1',
      family: '2',
      trans: 'call',
    })
    expect(findSchemaErrors('HomerRecord', record)).toEqual([])
  })

  it('given a response, puts the code into method and the phrase into replyReason', () => {
    const record = recordOf(aSipText({ start: 'SIP/2.0 486 Busy Here', cseq: '1 INVITE', toTag: 't1' }))
    expect(record).toMatchObject({ method: '486', replyReason: 'Busy Here', type: '2', ruri: '', toTag: 't1' })
    expect(record).toMatchObject({ contactUser: '', contactPort: '0' })
  })

  it('has the columns of the official model and no other; those of Genesys itself and msg are left to the dialect', () => {
    const columns = new Set(Object.keys(recordOf(aSipText({ start: 'SIP/2.0 100 Trying', cseq: '1 INVITE' }))))
    const missing = propertiesOf('HomerRecord').filter((name) => !columns.has(name))
    expect(missing).toEqual(['name', 'msg', 'conversationId', 'participantId', 'selfUri'])
    expect(columns.size + missing.length).toBe(51)
  })
})
