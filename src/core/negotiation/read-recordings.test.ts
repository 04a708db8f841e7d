// Offers, answers and media of recorded calls. What is expected was read off the captures with tshark: frames, addresses
// and times are those of the wire.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { groupCalls } from '../call/group-calls'
import { messageFromCapture } from '../call/message-from-capture'
import { identifyMessages } from '../call/trace-message'
import { extractSip } from '../capture/extract-sip'
import { readCapture } from '../capture/read-capture'
import { negotiationMessageOf } from './negotiation-message'
import { readNegotiation, type NegotiatedDialog } from './read-negotiation'

const root = join(import.meta.dirname, '..', '..', '..')
const demo = join(root, 'resources', 'demo')
const corpus = join(root, '..', 'shared', 'corpus', 'captures')

/** Messages are named by their frames. */
const readDialogs = (folder: string, file: string): readonly NegotiatedDialog[] => {
  const { messages } = extractSip(readCapture(readFileSync(join(folder, file))).packets)
  return groupCalls(identifyMessages(messages.map(messageFromCapture))).flatMap((call) =>
    readNegotiation(
      call.map((facts) =>
        facts.evidence.kind === 'packet'
          ? negotiationMessageOf(facts.evidence.captured.frame, facts, facts.evidence.captured.message)
          : negotiationMessageOf(0, facts, undefined),
      ),
    ),
  )
}

/** Each exchange as `offer > answer` with frames, each period as ms since the first offer, state, ends and words. */
const linesOf = ({ exchanges, periods, repeats, findings }: NegotiatedDialog): readonly string[] => {
  const begin = exchanges[0]?.offer.at ?? 0
  const ms = (at: number | undefined): string => (at === undefined ? '' : `${Math.round((at - begin) / 1000)}`)
  return [
    ...exchanges.map(({ offer, answers, rejection }) => {
      const outcome = rejection === undefined ? answers.map(({ index }) => `> ${index}`) : [`! ${rejection.status}`]
      return [`${offer.by} ${offer.index}`, ...outcome].join(' ')
    }),
    ...repeats.map(({ index, of }) => `${index} repeats ${of}`),
    ...periods.map(({ from, to, state, caller, callee, changes }) => {
      const ends = [caller, callee].map(({ address, port, direction }) => `${address}:${port} ${direction}`)
      return `${ms(from)}-${ms(to)} ${state} ${ends.join(' / ')}: ${changes.join('; ')}`
    }),
    ...findings.map(({ index, code }) => `${index} ${code}`),
  ]
}

const linesIn = (folder: string, file: string): readonly (readonly string[])[] => readDialogs(folder, file).map(linesOf)

describe('the calls of our own', () => {
  it('given hold and resume, then the media is held by the caller in between', () => {
    expect(linesIn(demo, 'hold-resume.pcap')).toEqual([
      [
        'caller 1 > 4',
        'caller 6 > 7',
        'caller 9 > 10',
        '1267-3071 active 198.51.100.10:6000 sendrecv / 203.0.113.10:6000 sendrecv: audio agreed with PCMU',
        '3071-5575 held-by-caller 198.51.100.10:6000 sendonly / 203.0.113.10:6000 recvonly: hold by caller',
        '5575-7079 active 198.51.100.10:6000 sendrecv / 203.0.113.10:6000 sendrecv: resume by caller',
        // The o= line of frame 10 says version 2, as that of frame 7, which had a=recvonly.
        '10 negotiation.version-unchanged',
      ],
    ])
  })

  it('given another codec in a re-INVITE, then it is said', () => {
    expect(linesIn(demo, 'codec-change.pcap')).toEqual([
      [
        'caller 1 > 4',
        'caller 6 > 7',
        '1268-2772 active 203.0.113.10:6000 sendrecv / 198.51.100.10:6000 sendrecv: audio agreed with opus',
        '2772-4576 active 203.0.113.10:6000 sendrecv / 198.51.100.10:6000 sendrecv: codec opus → PCMA',
      ],
    ])
  })

  it('given a reliable 183 with the answer and a 200 without, then media is early until the 200', () => {
    expect(linesIn(demo, 'prack-early-media.pcap')).toEqual([
      [
        'caller 1 > 3',
        '92-2695 early 203.0.113.10:6000 sendrecv / 198.51.100.10:6000 sendrecv: early audio agreed with PCMA',
        '2695-4899 active 203.0.113.10:6000 sendrecv / 198.51.100.10:6000 sendrecv: answered',
      ],
    ])
  })

  it('given retransmissions, a challenge and a refusal, then nothing counts twice', () => {
    expect(linesIn(demo, 'retransmissions.pcap')).toEqual([
      [
        'caller 1 > 5',
        ...['2 repeats 1', '3 repeats 1', '6 repeats 5', '7 repeats 5'],
        '2608-5764 active 198.51.100.10:6000 sendrecv / 203.0.113.10:6000 sendrecv: audio agreed with PCMU',
      ],
    ])
    expect(linesIn(demo, 'digest-challenge.pcap').map(([exchange]) => exchange)).toEqual([
      'caller 1 ! 407',
      'caller 4 > 7',
    ])
    expect(linesIn(demo, 'not-acceptable.pcap')).toEqual([['caller 1 ! 488', '3 negotiation.offer-not-acceptable']])
  })

  it('given three hops and two dialogs, then each dialog has its two ends, and further hops repeat', () => {
    expect(linesIn(demo, 'three-hop.pcap')).toEqual([
      [
        'caller 1 > 12',
        '3 repeats 1',
        '13 repeats 12',
        '1872-4877 active 198.51.100.10:6000 sendrecv / 192.0.2.20:6000 sendrecv: audio agreed with PCMU',
      ],
      [
        'caller 5 > 10',
        expect.stringMatching(/ active 192\.0\.2\.20:6004 sendrecv \/ 203\.0\.113\.10:6000 sendrecv: audio agreed/),
      ],
    ])
  })
})

const reason = existsSync(corpus) ? '' : ' — the corpus is not beside the checkout'

describe.skipIf(reason !== '')('captures of the corpus', () => {
  it.each<readonly [file: string, lines: readonly (readonly string[])[]]>([
    [
      'live_hold_resume.pcapng',
      [
        [
          'caller 1 > 3',
          'caller 56 > 58',
          'caller 69 > 70',
          '1-1508 active 127.0.10.1:16000 sendrecv / 127.0.10.2:17000 sendrecv: audio agreed with PCMA',
          '1508-2512 held-by-caller 127.0.10.1:16000 sendonly / 127.0.10.2:17000 recvonly: hold by caller',
          '2512-4019 active 127.0.10.1:16000 sendrecv / 127.0.10.2:17000 sendrecv: resume by caller',
        ],
      ],
    ],
    [
      'live_prack_update_info.pcapng',
      [
        [
          'caller 1 > 3',
          'caller 33 > 34',
          '47 repeats 3',
          '1-1112 early 127.0.10.1:16000 sendrecv / 127.0.10.2:17000 sendrecv: early audio agreed with PCMA',
          '1112-1716 active 127.0.10.1:16000 sendrecv / 127.0.10.2:17000 sendrecv: answered',
        ],
      ],
    ],
    [
      'sipnab_codec_negotiation.pcap',
      [
        [
          'caller 1 > 4',
          'caller 308 > 309',
          '2-3009 active 127.0.0.1:5084 sendrecv / 127.0.0.1:5094 sendrecv: audio agreed with PCMU',
          '3009-6013 active 127.0.0.1:5084 sendrecv / 127.0.0.1:5094 sendrecv: codec PCMU → G722',
        ],
      ],
    ],
    [
      'sipnab_488_codec_reject.pcapng',
      [['caller 7 ! 401'], ['caller 10 ! 488', '12 negotiation.offer-not-acceptable']],
    ],
    [
      'sipnab_register_invite_reinvite_bye.pcap',
      [
        [
          'caller 3 > 6',
          'caller 162 > 163',
          '3-1510 active 127.0.0.1:5094 sendrecv / 127.0.0.1:5084 sendrecv: audio agreed with PCMU',
          '1510-2114 active 127.0.0.1:5094 sendrecv / 127.0.0.1:5084 sendrecv: codec PCMU → opus',
        ],
      ],
    ],
    // No m= line at all, so there is an exchange and no media.
    ['suri_sdp.pcap', [['caller 1 > 2']]],
  ])(`given %s, then the exchanges and periods are those of the wire${reason}`, (file, lines) => {
    expect(linesIn(corpus, file)).toEqual(lines)
  })

  it(`given a controller between two phones, then the first offers in its 200 and is answered in the ACK (RFC 3725 4.1)${reason}`, () => {
    expect(linesIn(corpus, 'live_3pcc.pcapng')).toEqual([
      [
        'callee 6 > 15',
        expect.stringMatching(
          / active 127\.0\.10\.5:6000 sendrecv \/ 127\.0\.10\.4:6000 sendrecv: audio agreed with PCMU$/,
        ),
      ],
      [
        'caller 9 > 11',
        expect.stringMatching(
          / active 127\.0\.10\.4:6000 sendrecv \/ 127\.0\.10\.5:6000 sendrecv: audio agreed with PCMU$/,
        ),
      ],
    ])
  })
})
