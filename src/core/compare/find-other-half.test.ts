import { describe, expect, it } from 'vitest'
import { callStart } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { messageFromCapture } from '../call/message-from-capture'
import { identifyMessages, type TraceMessage } from '../call/trace-message'
import { parseMessage } from '../sip/parse-message'
import { findOtherHalf, sdpBytesOf } from './find-other-half'

const sdp = 'v=0\r\nm=audio 4000 RTP/AVP 0\r\n'
const caller = { address: '192.0.2.1', port: 5060 }
const callee = { address: '192.0.2.2', port: 5060 }

/** e.g. `> INVITE 1 sdp`: direction, method or status with its CSeq, whether it has a description, more headers. */
const callOf = (...lines: readonly string[]): readonly TraceMessage[] =>
  identifyMessages(
    lines.map((line, index) => {
      const [direction = '', what = '', cseq = '', ...rest] = line.split(' ')
      const [status, method = what] = /^\d/.test(what) ? what.split('/') : []
      const hasSdp = rest[0] === 'sdp'
      const text = [
        status === undefined ? `${method} sip:b@192.0.2.2 SIP/2.0` : `SIP/2.0 ${status} x`,
        'Call-ID: one',
        `CSeq: ${cseq} ${method}`,
        'From: <sip:a@x>;tag=a',
        what === 'INVITE' ? 'To: <sip:b@x>' : 'To: <sip:b@x>;tag=b',
        ...(hasSdp ? ['Content-Type: application/sdp'] : []),
        ...rest.filter((word) => word.includes(':')).map((word) => word.replace(':', ': ').replaceAll('_', ' ')),
      ].join('\r\n')
      const message = parseMessage(new TextEncoder().encode(`${text}\r\n\r\n${hasSdp ? sdp : ''}`))
      if (message === undefined) throw new Error(`no message: ${line}`)
      return messageFromCapture({
        frame: index + 1,
        indexInFrame: 0,
        at: asEpochMicros(callStart + index),
        source: direction === '>' ? caller : callee,
        destination: direction === '>' ? callee : caller,
        transport: 'UDP',
        message,
      })
    }),
  )

/** `role other`, the other by its place; of each message named. */
const halvesOf = (messages: readonly TraceMessage[], ...places: readonly number[]): readonly string[] =>
  places.map((place) => {
    const message = messages[place]
    if (message === undefined) throw new Error('no such message')
    const { role, other } = findOtherHalf(messages, message)
    return `${role} ${other === undefined ? 'none' : messages.indexOf(other)}`
  })

describe('findOtherHalf', () => {
  it('given an offer in the INVITE, then early and final answers go with it and it with the first', () => {
    const call = callOf('> INVITE 1 sdp', '< 180/INVITE 1', '< 183/INVITE 1 sdp', '< 200/INVITE 1 sdp', '> ACK 1')
    expect(halvesOf(call, 0, 2, 3)).toEqual(['offer 2', 'answer 0', 'answer 0'])
  })

  it('given an INVITE without one, then the 200 offers and the ACK answers; a re-INVITE is on its own', () => {
    const call = callOf(
      '> INVITE 1',
      '< 200/INVITE 1 sdp',
      '> ACK 1 sdp',
      '> INVITE 2 sdp',
      '< 488/INVITE 2',
      '> ACK 2',
    )
    expect(halvesOf(call, 1, 2, 3)).toEqual(['offer 2', 'answer 1', 'offer none'])
  })

  it('given PRACK and UPDATE, then each is paired by what it acknowledges or is answered by', () => {
    const call = callOf(
      '> INVITE 1',
      '< 183/INVITE 1 sdp RSeq:77',
      '> PRACK 2 sdp RAck:77_1_INVITE',
      '< 200/PRACK 2',
      '> UPDATE 3 sdp',
      '< 200/UPDATE 3 sdp',
    )
    expect(halvesOf(call, 1, 2, 4, 5)).toEqual(['offer 2', 'answer 1', 'offer 5', 'answer 4'])
  })

  it('given an answer whose request was not captured, then its role is unknown', () => {
    expect(halvesOf(callOf('< 200/INVITE 1 sdp'), 0)).toEqual(['unknown none'])
  })

  it('given a description that is not the session’s, then it is no answer, as it is none in the negotiation', () => {
    const call = callOf(
      '> INVITE 1 sdp',
      '< 183/INVITE 1 sdp Content-Disposition:early-session',
      '< 180/INVITE 1 sdp Content-Disposition:render',
      '< 200/INVITE 1 sdp Content-Disposition:Session;handling=required',
    )
    expect(call.map(({ evidence }) => sdpBytesOf(evidence).length > 0)).toEqual([true, false, false, true])
    expect(halvesOf(call, 0)).toEqual(['offer 3'])
  })
})
