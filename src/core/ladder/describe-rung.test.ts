import { describe, expect, it } from 'vitest'
import { callStart } from '../../../test/support/builders'
import { messageFromCapture } from '../call/message-from-capture'
import { parseMessage } from '../sip/parse-message'
import { describeRung } from './describe-rung'
import { digestMessage } from './digest-message'

const rungOf = (...lines: readonly string[]) => {
  const message = parseMessage(new TextEncoder().encode(lines.join('\r\n')))
  if (message === undefined) throw new Error('not taken for SIP')
  const end = { address: '192.0.2.1', port: 5060 }
  const captured = { frame: 1, indexInFrame: 0, at: callStart, source: end, destination: end, message }
  const traced = { ...messageFromCapture({ ...captured, transport: 'UDP' }), id: '1' }
  return { ...describeRung(traced), detail: digestMessage(traced, 'cseq-sdp') }
}

const sdp = ['v=0', 's=-', 'c=IN IP4 192.0.2.1', 'm=audio 4000 RTP/AVP 8', '']

describe('describeRung', () => {
  it('given SDP as the body, then the rung sums it up', () => {
    expect(rungOf('INVITE sip:a@b SIP/2.0', 'CSeq: 1 INVITE', 'c: Application/SDP; charset=utf-8', '', ...sdp)).toEqual(
      {
        label: 'INVITE',
        detail: '1 INVITE · audio PCMA',
        tone: 'request',
      },
    )
  })

  it('given SDP beside ISUP in a multipart body, then the rung sums it up too', () => {
    const parts = [
      '--b',
      'Content-Type: application/isup',
      '',
      '\x01',
      '--b',
      'Content-Type: application/sdp',
      '',
      ...sdp,
    ]
    const rung = rungOf(
      'SIP/2.0 183 Session Progress',
      'CSeq: 1 INVITE',
      'c: multipart/mixed;boundary=b',
      '',
      ...parts,
      '--b--',
    )
    expect(rung).toEqual({ label: '183 Session Progress', detail: '1 INVITE · audio PCMA', tone: 'provisional' })
  })

  it('given a body that is encoded, then nothing is read into it', () => {
    const lines = ['INVITE sip:a@b SIP/2.0', 'CSeq: 1 INVITE', 'c: application/sdp', 'e: gzip', '', ...sdp]
    expect(rungOf(...lines).detail).toBe('1 INVITE')
  })
  it('given a transfer, then the REFER says where to, and the NOTIFY how far it has got', () => {
    const refer = ['REFER sip:a@b SIP/2.0', 'CSeq: 2 REFER', 'r: "Queue" <sip:+13175550142@192.0.2.9>', '', '']
    const notify = ['NOTIFY sip:a@b SIP/2.0', 'CSeq: 3 NOTIFY', 'c: message/sipfrag;version=2.0', '']
    expect(rungOf(...refer).detail).toBe('2 REFER · refers to +13175550142')
    expect(rungOf(...notify, 'SIP/2.0 603 Decline', '').detail).toBe('3 NOTIFY · reports 603 Decline')
  })
  it('given a transfer that says nothing, or whose method is in small letters, then no words are left in the air', () => {
    const notify = ['NOTIFY sip:a@b SIP/2.0', 'CSeq: 3 NOTIFY', 'c: message/sipfrag', '']
    expect(rungOf(...notify, ' ', '').detail).toBe('3 NOTIFY')
    expect(rungOf('REFER sip:a@b SIP/2.0', 'CSeq: 2 REFER', 'Refer-To: <>', '', '').detail).toBe('2 REFER')
    expect(rungOf('refer sip:a@b SIP/2.0', 'CSeq: 2 refer', 'r: <sip:q@b>', '', '').detail).toBe(
      '2 refer · refers to q',
    )
  })
})
