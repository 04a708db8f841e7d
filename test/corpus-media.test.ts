// RTP streams that Rung finds in the shared corpus of captures, held against those of tshark. The corpus is no part of the
// repository; where it is absent the suite says so and skips.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFrameDecoder } from '../src/core/capture/decode-frame'
import { extractSip } from '../src/core/capture/extract-sip'
import { readCapture } from '../src/core/capture/read-capture'
import { createMediaCollector } from '../src/core/media/collect-media'
import type { RtpStream } from '../src/core/media/rtp-stream'
import { bodyTextOf, callIdOf } from '../src/core/sip/read-fields'
import { looksLikeSip } from '../src/core/sip/looks-like-sip'

const corpus = join(import.meta.dirname, '..', '..', 'shared', 'corpus')
const captures = join(corpus, 'captures')

interface TruthStream {
  readonly src: string
  readonly sport: number
  readonly dst: string
  readonly dport: number
  /** 0x and eight digits. */
  readonly ssrc: string
  readonly packets: number
  readonly lost: number
  /** −1 where tshark knows no clock rate. */
  readonly min_jitter_ms: number
  readonly max_jitter_ms: number
}

interface Comparable {
  readonly packets: number
  readonly lost: number
  readonly maxJitterMs: number | undefined
}

type ComparableStreams = Readonly<Record<string, Comparable>>

/** Captures in which the largest jitter differs, each reviewed by hand; all else in them still has to agree. */
const restarts = new Map(
  [
    'live_hold_resume.pcapng',
    'derived_mirrored_duplicates.pcap',
    'derived_missing_invite_starts_mid_call.pcap',
    'derived_multi_interface_eth_raw_sll.pcapng',
    'derived_one_direction_only.pcap',
    'derived_raw_ip_dlt101.pcap',
    'derived_vlan_8021q.pcap',
  ].map((name) => [
    name,
    {
      why: 'The player begins its recording again; tshark takes the step back in RTP time for jitter of 138 to 148 ms.',
      maxJitterMs: 0.392,
    },
  ]),
)

const readFile = (name: string): Uint8Array => {
  const file = readFileSync(join(captures, name))
  return name.endsWith('.gz') ? gunzipSync(file) : file
}

const findStreams = (bytes: Uint8Array): readonly RtpStream[] => {
  const { packets } = readCapture(bytes)
  const decoder = createFrameDecoder()
  const collector = createMediaCollector()
  for (const packet of packets) {
    for (const unit of decoder.decode(packet)) {
      if (unit.kind === 'udp' && !looksLikeSip(unit.payload)) collector.push(unit, packet.at, packet.frame)
    }
  }
  return collector.streams(
    extractSip(packets).messages.map(({ at, message }) => ({
      at,
      callId: callIdOf(message) ?? '',
      body: bodyTextOf(message),
    })),
  )
}

/** tshark has one stream where we have one for each new start of the sequence. */
const readStreams = (name: string): ComparableStreams => {
  const streams: Record<string, Comparable> = {}
  for (const { source, destination, ssrc, packets, lost, maxJitterMs } of findStreams(readFile(name))) {
    const ends = `${source.address}:${source.port ?? ''} > ${destination.address}:${destination.port ?? ''}`
    const key = `${ends} 0x${ssrc.toString(16).padStart(8, '0')}`
    const before = streams[key] ?? { packets: 0, lost: 0, maxJitterMs: undefined }
    streams[key] = {
      packets: before.packets + packets,
      lost: before.lost + lost,
      maxJitterMs: maxJitterMs === undefined ? undefined : Math.max(maxJitterMs, before.maxJitterMs ?? 0),
    }
  }
  return streams
}

/** tshark writes three decimals, and counts the nanoseconds that we cut off. */
const JITTER_TOLERANCE_DIGITS = 2

const readTruth = (name: string): ComparableStreams => {
  const truth = JSON.parse(readFileSync(join(corpus, 'truth', `${name}.json`), 'utf8')) as {
    readonly rtp_streams: readonly TruthStream[]
    readonly rtp_streams_with_rtp_udp_heuristic?: readonly TruthStream[]
  }
  const streams = truth.rtp_streams_with_rtp_udp_heuristic ?? truth.rtp_streams
  return Object.fromEntries(
    streams.map((seen) => {
      const maxJitterMs = restarts.get(name)?.maxJitterMs ?? seen.max_jitter_ms
      return [
        `${seen.src}:${seen.sport} > ${seen.dst}:${seen.dport} ${seen.ssrc}`,
        {
          packets: seen.packets,
          // tshark counts duplicates as arrivals, which can make its loss negative.
          lost: Math.max(0, seen.lost),
          maxJitterMs:
            seen.min_jitter_ms < 0 ? undefined : (expect.closeTo(maxJitterMs, JITTER_TOLERANCE_DIGITS) as number),
        },
      ]
    }),
  )
}

/** Writes over one byte in 97, and cuts off the last third: the same damage in every run. */
const damage = (bytes: Uint8Array, seed: number): Uint8Array =>
  bytes
    .map((byte, index) => ((index + seed) % 97 === 0 ? (byte ^ (index * 31 + seed)) & 0xff : byte))
    .subarray(0, Math.ceil((bytes.length * 2) / 3))

const isSound = ({ packets, expected, lost, lostPercent, firstAt, lastAt, maxJitterMs }: RtpStream): boolean =>
  packets > 0 &&
  lost >= 0 &&
  lost < expected &&
  lostPercent >= 0 &&
  lostPercent < 100 &&
  firstAt <= lastAt &&
  !Number.isNaN(maxJitterMs)

if (!existsSync(captures)) {
  it.skip('the corpus of captures against tshark’s streams — the corpus is not beside the checkout', () => undefined)
} else {
  describe('RTP streams in the corpus of captures', () => {
    it.each(readdirSync(captures))('%s: as tshark sees them, or as the reviewed exception says', (name) => {
      expect(readStreams(name)).toEqual(readTruth(name))
    })

    it.each(readdirSync(captures))('%s: damaged, never throws, and no figure is out of bounds', (name) => {
      for (let seed = 0; seed < 4; seed++) {
        expect(findStreams(damage(readFile(name), seed)).filter((stream) => !isSound(stream))).toEqual([])
      }
    })
  })
}
