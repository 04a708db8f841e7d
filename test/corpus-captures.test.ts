// What Rung finds in the shared corpus of captures, held against what tshark finds there. The corpus is no part of the
// repository; where it is absent the suite says so and skips.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractSip } from '../src/core/capture/extract-sip'
import { readCapture } from '../src/core/capture/read-capture'
import type { CapturedMessage } from '../src/core/capture/captured-message'
import { corpusDifferences } from './support/corpus-differences'

const corpus = join(import.meta.dirname, '..', '..', 'shared', 'corpus')
const captures = join(corpus, 'captures')

interface TruthMessage {
  readonly frame: number
  readonly idx: number
  /** Seconds with nine decimals. */
  readonly time_epoch: string
  readonly src: string
  readonly sport: number
  readonly dst: string
  readonly dport: number
  readonly start_line?: string | null
  readonly call_id?: string | null
  readonly cseq?: string | null
}

const headerOf = ({ message }: CapturedMessage, name: string): string =>
  message.headers.find((header) => header.name === name)?.value ?? ''

/** tshark's XML writes what it cannot hold as `?`, so every such character compares as one. */
const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/[^\x21-\x7e]+/g, ' ')
    .replaceAll('?', ' ')
    .replaceAll(/ +/g, ' ')
    .trim()

const startLineOf = ({ message }: CapturedMessage): string => {
  const { start, end } = message.startLine.range
  return new TextDecoder('latin1').decode(message.bytes.subarray(start, end))
}

const readFile = (name: string): Uint8Array => {
  const file = readFileSync(join(captures, name))
  return name.endsWith('.gz') ? gunzipSync(file) : file
}

const findMessages = (bytes: Uint8Array): readonly CapturedMessage[] => extractSip(readCapture(bytes).packets).messages

const readMessages = (name: string): readonly string[] =>
  findMessages(readFile(name)).map((found) =>
    [
      `${found.frame}.${found.indexInFrame}`,
      `${found.source.address}:${found.source.port ?? ''} > ${found.destination.address}:${found.destination.port ?? ''}`,
      plain(startLineOf(found)),
      plain(headerOf(found, 'Call-ID')),
      plain(headerOf(found, 'CSeq')),
    ].join(' | '),
  )

const readTruthMessages = (name: string): readonly TruthMessage[] => {
  const truth = JSON.parse(readFileSync(join(corpus, 'truth', `${name}.json`), 'utf8')) as {
    readonly sip_messages: readonly TruthMessage[]
  }
  return truth.sip_messages
}

const readTruth = (name: string): readonly string[] =>
  readTruthMessages(name).map((seen) =>
    [
      `${seen.frame}.${seen.idx}`,
      `${seen.src}:${seen.sport} > ${seen.dst}:${seen.dport}`,
      plain(seen.start_line),
      plain(seen.call_id),
      plain(seen.cseq),
    ].join(' | '),
  )

/** tshark's nanoseconds, cut to whole microseconds. */
const truthMicros = ({ time_epoch }: TruthMessage): number => Number(time_epoch.replace(/\.(\d{6})\d*$/, '$1'))

/** Writes over one byte in 97, and cuts off the last third: the same damage in every run. */
const damage = (bytes: Uint8Array, seed: number): Uint8Array =>
  bytes
    .map((byte, index) => ((index + seed) % 97 === 0 ? (byte ^ (index * 31 + seed)) & 0xff : byte))
    .subarray(0, Math.ceil((bytes.length * 2) / 3))

if (!existsSync(captures)) {
  it.skip('the corpus of captures against tshark — the corpus is not beside the checkout', () => undefined)
} else {
  describe('SIP messages in the corpus of captures', () => {
    it.each(readdirSync(captures))('%s: as tshark sees them, or as the reviewed exception says', (name) => {
      const difference = corpusDifferences.get(name)
      const expected = difference === undefined ? readTruth(name) : difference.correct(readTruth(name))
      expect(readMessages(name)).toEqual(expected)
    })

    const undisputed = readdirSync(captures).filter((name) => !corpusDifferences.has(name))
    it.each(undisputed)('%s: at the time that tshark gives, to the microsecond', (name) => {
      const times = findMessages(readFile(name)).map(({ at }) => Number(at))
      expect(times).toEqual(readTruthMessages(name).map(truthMicros))
    })

    it.each(readdirSync(captures))('%s: damaged, never throws, and every message lies within the capture', (name) => {
      for (let seed = 0; seed < 8; seed++) {
        const { packets } = readCapture(damage(readFile(name), seed))
        const lastFrame = packets.at(-1)?.frame ?? 0
        expect(extractSip(packets).messages.filter(({ frame }) => frame < 1 || frame > lastFrame)).toEqual([])
      }
    })
  })
}
