// Whatever a capture file holds, it is read as far as it goes: nothing throws, frames count upwards, and every packet,
// message and issue lies within the file.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { CaptureReading } from '../../src/core/capture/capture-reading'
import type { CapturedMessage } from '../../src/core/capture/captured-message'
import { extractSip } from '../../src/core/capture/extract-sip'
import { readCapture } from '../../src/core/capture/read-capture'
import { issueProblems, rangeProblems } from './check-ranges'
import { mutateBytes, recipes } from './mutate-bytes'
import { readCaptures } from './real-inputs'
import { startRun } from './start-run'

const run = startRun('readCapture and extractSip')

/** Offset of a packet in its file, which may hold it as a view or, where damage was searched through, as a copy; or -1. */
const offsetIn = (file: Uint8Array, data: Uint8Array, from: number): number =>
  data.buffer === file.buffer
    ? data.byteOffset - file.byteOffset
    : Buffer.from(file.buffer, file.byteOffset, file.length).indexOf(data, from)

/** In the order of the file, none within another, and nothing that the file does not hold. */
const packetProblems = (file: Uint8Array, { packets }: CaptureReading): readonly string[] => {
  let end = 0
  return packets.flatMap(({ frame, at, data, originalLength }, index) => {
    const start = offsetIn(file, data, end)
    const isSound =
      Number.isSafeInteger(at) &&
      at >= 0 &&
      Number.isInteger(originalLength) &&
      frame > (packets[index - 1]?.frame ?? 0) &&
      start >= end &&
      start + data.length <= file.length
    end = start + data.length
    return isSound
      ? []
      : [`packet ${index}: frame ${frame} at ${at}, ${data.length} of ${originalLength} bytes at ${start}`]
  })
}

const messageProblems = (found: CapturedMessage, previous: CapturedMessage | undefined): readonly string[] => {
  const { frame, indexInFrame, at, message } = found
  const isNext =
    previous === undefined || frame > previous.frame ? indexInFrame === 0 : indexInFrame === previous.indexInFrame + 1
  const isInOrder = isNext && frame >= (previous?.frame ?? 1) && Number.isSafeInteger(at)
  return [...(isInOrder ? [] : [`message ${frame}.${indexInFrame} at ${at}`]), ...rangeProblems(message)]
}

let messages = 0

const problemsOf = (bytes: Uint8Array): readonly string[] => {
  const capture = readCapture(bytes)
  const sip = extractSip(capture.packets)
  messages += sip.messages.length
  return [
    ...packetProblems(bytes, capture),
    ...issueProblems([...capture.issues, ...sip.issues], bytes.length),
    ...sip.messages.flatMap((message, index) => messageProblems(message, sip.messages[index - 1])),
    ...(capture.issues.length > 200 ? [`${capture.issues.length} issues`] : []),
  ]
}

/** Of pcap in both byte orders and clocks, and of a pcapng section in both orders. */
const magics = fc.constantFrom(
  ...[
    [0xd4, 0xc3, 0xb2, 0xa1],
    [0xa1, 0xb2, 0xc3, 0xd4],
    [0x4d, 0x3c, 0xb2, 0xa1],
    [0x34, 0xcd, 0xb2, 0xa1],
    [0x0a, 0x0d, 0x0d, 0x0a, 0, 0, 0, 28, 0x1a, 0x2b, 0x3c, 0x4d],
    [0x0a, 0x0d, 0x0d, 0x0a, 28, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a],
  ].map((bytes) => Uint8Array.from(bytes)),
)

/** Small numbers are what lengths and types are made of. */
const smallBytes = fc.oneof(fc.nat(8), fc.nat(8), fc.nat(255))

const shaped = fc
  .tuple(magics, fc.array(smallBytes, { maxLength: 160 }))
  .map(([magic, rest]) => Uint8Array.from([...magic, ...rest]))

describe('readCapture and extractSip', () => {
  const originals = readCaptures()

  afterAll(run.report)

  it('given real captures, then they are read soundly', () => {
    expect(originals.length).toBeGreaterThan(30)
    expect(originals.flatMap(problemsOf)).toEqual([])
  })

  it('given 12 000 times any bytes behind the first ones of a capture, then nothing lies outside of them', () => {
    run.holds(shaped, 12_000, problemsOf)
    expect(run.count()).toBe(12_000)
  })

  it.each([17_000, 22_000, 27_000])('given real captures damaged, up to %d inputs, then all lies within', (total) => {
    run.holds(recipes(6), total - run.count(), (recipe) => problemsOf(mutateBytes(recipe, originals)))
    expect(run.count()).toBe(total)
  })

  it('given all of these, then SIP was found in most, so that it was put to the test', () => {
    expect(messages).toBeGreaterThan(27_000)
  })
})
