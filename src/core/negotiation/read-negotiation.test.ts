import { describe, expect, it } from 'vitest'
import { findingsOf, invite, read, readOne, request, response, sdp } from '../../../test/support/a-negotiated-call'
import type { NegotiatedDialog } from './read-negotiation'

const a = sdp(1, 'm=audio 4000 RTP/AVP 0 8')
const b = sdp(2, 'm=audio 5000 RTP/AVP 0')

const reliable = { headers: ['Require: 100rel', 'RSeq: 1'] }

/** e.g. `0 > 2`: the offer in message 0, its answer in message 2. */
const exchangesOf = ({ exchanges }: NegotiatedDialog): readonly string[] =>
  exchanges.map(({ offer, answers, rejection }) =>
    [
      `${offer.by} ${offer.index}`,
      ...answers.map(({ index }) => `> ${index}`),
      ...(rejection === undefined ? [] : [`! ${rejection.status}`]),
    ].join(' '),
  )

/** e.g. `0 [1,4) active: audio agreed with PCMU`, in ms. */
const periodsOf = ({ periods }: NegotiatedDialog): readonly string[] =>
  periods.map(({ mediaIndex, from, to, state, changes }) => {
    const until = to === undefined ? '' : to / 1000
    return `${mediaIndex} [${from / 1000},${until}) ${state}: ${changes.join('; ')}`
  })

describe('offers and answers', () => {
  it('given an INVITE without SDP, when the 200 offers, then the ACK answers (RFC 3261 13.2.1)', () => {
    const dialog = readOne(invite(), response(180, '1 INVITE'), response(200, '1 INVITE', b), request('1 ACK', a))
    expect(exchangesOf(dialog)).toEqual(['callee 2 > 3'])
    expect(periodsOf(dialog)).toEqual(['0 [3,) active: audio agreed with PCMU'])
    expect(dialog.periods[0]).toMatchObject({
      caller: { address: '192.0.2.1', port: 4000 },
      callee: { address: '192.0.2.2', port: 5000 },
    })
  })

  it('given a 183 with the answer, when the 200 says it again, then it is the same answer', () => {
    const dialog = readOne(
      invite(a),
      response(183, '1 INVITE', b),
      response(200, '1 INVITE', b),
      request('1 ACK'),
      request('2 BYE'),
    )
    expect(exchangesOf(dialog)).toEqual(['caller 0 > 1'])
    expect(dialog.repeats).toEqual([{ index: 2, of: 1 }])
    expect(periodsOf(dialog)).toEqual(['0 [1,2) early: early audio agreed with PCMU', '0 [2,4) active: answered'])
    expect(dialog.findings).toEqual([])
  })

  it('given a 183 that nobody confirms, when the 200 answers differently or not at all, then it is said', () => {
    const moved = sdp(9, 'm=audio 5000 RTP/AVP 8')
    const changed = readOne(invite(a), response(183, '1 INVITE', b), response(200, '1 INVITE', moved))
    expect(exchangesOf(changed)).toEqual(['caller 0 > 1 > 2'])
    expect(findingsOf(changed)).toEqual(['2 warning answer-changed', '2 note version-unchanged'])
    expect(periodsOf(changed)[1]).toBe(
      '0 [2,) active: answered; codec PCMU → PCMA; address of callee moved to 192.0.2.9:5000',
    )
    const bare = readOne(invite(a), response(183, '1 INVITE', b), response(200, '1 INVITE'))
    expect(findingsOf(bare)).toEqual(['2 warning answer-not-repeated'])
  })

  it('given reliable 183s, when PRACKs answer or offer, then their 200 may answer too (RFC 3262 5)', () => {
    const delayed = readOne(
      invite(),
      response(183, '1 INVITE', b, reliable),
      request('2 PRACK', a),
      response(200, '2 PRACK'),
      response(200, '1 INVITE'),
    )
    expect(exchangesOf(delayed)).toEqual(['callee 1 > 2'])
    const again = readOne(
      invite(a),
      response(183, '1 INVITE', b, reliable),
      request('2 PRACK', a),
      response(200, '2 PRACK', b),
      response(200, '1 INVITE', sdp(7)),
    )
    expect(exchangesOf(again)).toEqual(['caller 0 > 1', 'caller 2 > 3'])
    expect(findingsOf(again)).toEqual(['4 warning sdp-after-answer'])
  })

  it('given a call, when the callee offers in an UPDATE and two offers meet, then sides stay and the clash is said', () => {
    const dialog = readOne(
      invite(a),
      response(200, '1 INVITE', b),
      request('1 UPDATE', b, { byCallee: true }),
      request('2 INVITE', a),
      response(491, '2 INVITE'),
      response(200, '1 UPDATE', sdp(1, 'm=audio 4000 RTP/AVP 0'), { byCallee: true }),
    )
    expect(exchangesOf(dialog)).toEqual(['caller 0 > 1', 'callee 2 > 5', 'caller 3 ! 491'])
    expect(findingsOf(dialog)).toEqual([
      '3 warning offer-while-open',
      '4 warning offer-rejected',
      '5 note version-unchanged',
    ])
  })

  it('given a re-INVITE, when it is refused with 488, then the session before stays (RFC 6337 3.4)', () => {
    const dialog = readOne(
      invite(a),
      response(200, '1 INVITE', b),
      request('2 INVITE', sdp(1, 'm=audio 4000 RTP/AVP 18')),
      response(488, '2 INVITE'),
    )
    expect(exchangesOf(dialog)).toEqual(['caller 0 > 1', 'caller 2 ! 488'])
    expect(periodsOf(dialog)).toEqual(['0 [1,) active: audio agreed with PCMU'])
  })

  it('given a fork, when one of two early dialogs is answered, then each has its own answer and the other ends', () => {
    const dialogs = read(
      invite(a),
      response(183, '1 INVITE', b, { tag: 'desk' }),
      response(183, '1 INVITE', sdp(3, 'm=audio 6000 RTP/AVP 8'), { tag: 'mobile' }),
      response(486, '1 INVITE', '', { tag: 'desk', branch: 'of the proxy', hop: 2 }),
      response(200, '1 INVITE', sdp(3, 'm=audio 6000 RTP/AVP 8'), { tag: 'mobile' }),
    )
    expect(dialogs.map((dialog) => [dialog.calleeTag, exchangesOf(dialog), periodsOf(dialog)])).toEqual([
      ['desk', ['caller 0 > 1 ! 486'], ['0 [1,3) early: early audio agreed with PCMU']],
      ['mobile', ['caller 0 > 2'], ['0 [2,4) early: early audio agreed with PCMA', '0 [4,) active: answered']],
    ])
  })

  it('given an offer that nobody answers, and one that is refused, then both are named', () => {
    expect(findingsOf(readOne(invite(a), response(200, '1 INVITE'), request('1 ACK')))).toEqual([
      '0 warning offer-unanswered',
    ])
    const refused = readOne(invite(a), response(488, '1 INVITE'))
    expect([refused.calleeTag, ...exchangesOf(refused), ...findingsOf(refused)]).toEqual([
      '',
      'caller 0 ! 488',
      '1 error offer-not-acceptable',
    ])
  })

  it('given two hops, when the box between them writes its own address, then the sender has the word', () => {
    const dialog = readOne(
      invite(a),
      { ...invite(sdp(8, 'm=audio 4000 RTP/AVP 0 8')), branch: 'b', hop: 2 },
      response(200, '1 INVITE', b, { branch: 'b', hop: 2 }),
      response(200, '1 INVITE', b),
    )
    expect(exchangesOf(dialog)).toEqual(['caller 0 > 2'])
    expect(dialog.repeats).toEqual([{ index: 3, of: 2 }])
    expect(dialog.findings.map(({ index, message }) => [index, message])).toEqual([
      [1, 'On its way the message got other SDP: the address 192.0.2.1:4000 → 192.0.2.8:4000.'],
    ])
  })

  it('given a capture from the middle of a call, then what it shows is read as confirmed', () => {
    const held = sdp(1, 'm=audio 4000 RTP/AVP 0', 'a=sendonly')
    const dialog = readOne(
      request('7 INVITE', held),
      response(200, '7 INVITE', sdp(2, 'm=audio 5000 RTP/AVP 0', 'a=recvonly')),
    )
    expect(periodsOf(dialog)).toEqual(['0 [1,) held-by-caller: audio agreed with PCMU'])
  })
})

/** A call that is set up with `a` and `b`, and then re-INVITEs of the caller or, with `byCallee`, of the callee. */
const renegotiate = (
  ...rounds: readonly (readonly [offer: string, answer: string, byCallee?: boolean])[]
): NegotiatedDialog =>
  readOne(
    invite(a),
    response(200, '1 INVITE', b),
    ...rounds.flatMap(([offer, answer, byCallee = false], round) => [
      request(`${round + 2} INVITE`, offer, { byCallee }),
      response(200, `${round + 2} INVITE`, answer, { byCallee }),
    ]),
  )

const say = (host: number, direction: string): string =>
  sdp(host, `m=audio ${host === 1 ? 4000 : 5000} RTP/AVP 0`, `a=${direction}`)

describe('media sections over time', () => {
  it('given holds of both sides, when each is resumed, then the states say who holds (RFC 3264 8.4)', () => {
    const dialog = renegotiate(
      [say(1, 'sendonly'), say(2, 'recvonly')],
      [say(2, 'inactive'), say(1, 'inactive'), true],
      [say(1, 'recvonly'), say(2, 'inactive')],
      [say(2, 'sendrecv'), say(1, 'sendrecv'), true],
    )
    expect(periodsOf(dialog)).toEqual([
      '0 [1,3) active: audio agreed with PCMU',
      '0 [3,5) held-by-caller: hold by caller',
      '0 [5,7) held-by-both: hold by callee',
      '0 [7,9) held-by-callee: resume by caller',
      '0 [9,) active: resume by callee',
    ])
    expect(dialog.periods[1]).toMatchObject({
      caller: { stated: 'sendonly', direction: 'sendonly' },
      callee: { stated: 'recvonly', direction: 'recvonly' },
    })
  })

  it('given hold by the null address, when it ends, then it is hold and resume and no move', () => {
    const nulled = a.replace('c=IN IP4 192.0.2.1', 'c=IN IP4 0.0.0.0')
    const dialog = renegotiate([nulled, b], [a, b])
    expect(periodsOf(dialog)).toEqual([
      '0 [1,3) active: audio agreed with PCMU',
      '0 [3,5) held-by-caller: hold by caller',
      '0 [5,) active: resume by caller',
    ])
    expect(dialog.periods[1]).toMatchObject({ caller: { direction: 'sendonly' }, callee: { direction: 'recvonly' } })
  })

  it('given a side that repeats what it said while held, then it does not hold', () => {
    const dialog = renegotiate([say(2, 'inactive'), say(1, 'inactive'), true], [say(1, 'inactive'), say(2, 'inactive')])
    expect(periodsOf(dialog).slice(1)).toEqual(['0 [3,) held-by-callee: hold by callee'])
  })

  it('given another codec, address and video, then each change is said in words', () => {
    const both = (host: number, codec: number, video: number): string =>
      sdp(host, `m=audio 4000 RTP/AVP ${codec}`, `m=video ${video} RTP/AVP 34`)
    const dialog = renegotiate(
      [both(1, 18, 4002), both(7, 18, 0)],
      [both(1, 18, 4002), both(7, 18, 5002)],
      [both(7, 18, 0), both(1, 18, 0), true],
    )
    expect(periodsOf(dialog)).toEqual([
      '0 [1,3) active: audio agreed with PCMU',
      '0 [3,) active: codec PCMU → G729; address of callee moved to 192.0.2.7:4000',
      '1 [3,5) refused: video refused by callee',
      '1 [5,7) active: video added with H263',
      '1 [7,) refused: video taken away by callee',
    ])
  })

  it('given a first exchange one way or not at all, then nobody holds', () => {
    const announcement = readOne(invite(say(1, 'recvonly')), response(200, '1 INVITE', say(2, 'sendonly')))
    expect(announcement.periods[0]).toMatchObject({ state: 'active', caller: { direction: 'recvonly' } })
    const silent = readOne(invite(say(1, 'inactive')), response(200, '1 INVITE', say(2, 'inactive')))
    expect(silent.periods[0]?.state).toBe('inactive')
  })
})

describe('hostile calls', () => {
  it('given very many forks, copies and sections, then the answer is bounded', () => {
    const wide = sdp(1, ...Array.from({ length: 300 }, (_, index) => `m=audio ${index + 1} RTP/AVP 0`))
    const copies = Array.from({ length: 120 }, () => invite(wide.slice(0, 400)))
    const forks = Array.from({ length: 120 }, (_, index) => response(183, '1 INVITE', b, { tag: `fork ${index}` }))
    const dialogs = read(invite(wide), ...copies, ...forks)
    expect(dialogs.length).toBe(100)
    expect(dialogs.map(({ periods }) => periods.length)).toEqual(dialogs.map(() => 256))
    // 255 sections are in the first copy; the second would go beyond the bound. Each fork lacks its sections too.
    expect(dialogs.reduce((sum, { findings }) => sum + findings.length, 0)).toBeLessThan(1000)
  })
})
