import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { options, packetsOf, udpPacket } from '../../../test/support/packets'
import { readCapture } from '../capture/read-capture'
import type { CaptureReading, CaptureSummary } from '../capture/capture-reading'
import { createCaptureInspector } from './inspect-file'
import { createCaptureSummarizer } from './summarize-capture'

const root = join(import.meta.dirname, '..', '..', '..')
const demo = join(root, 'resources', 'demo')
const corpus = join(root, '..', 'shared', 'corpus', 'captures')

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => /\.(?:pcap|pcapng|cap)$/.test(name))
  } catch {
    return []
  }
}

const files = [demo, corpus].flatMap((folder) => namesIn(folder).map((name) => [name, join(folder, name)] as const))

const told = ({ packets, ...rest }: CaptureReading): CaptureSummary => ({ ...rest, packets: packets.length })

const read = (path: string): CaptureReading => readCapture(new Uint8Array(readFileSync(path)))

const summaryOf = (capture: CaptureReading) => {
  const summarizer = createCaptureSummarizer()
  capture.packets.forEach(summarizer.push)
  return summarizer.end(told(capture))
}

const inspectionOf = (capture: CaptureReading) => {
  const inspector = createCaptureInspector()
  capture.packets.forEach(inspector.push)
  const { messages, detailsOf, ...inspected } = inspector.end(told(capture))
  return { messages, detailsOf, inspected }
}

describe('createCaptureSummarizer', () => {
  it.each(files)(
    'given %s, then its calls and streams are those of the inspection, or it says that it cannot',
    (_, path) => {
      const capture = read(path)
      const { messages, inspected } = inspectionOf(capture)
      const summary = summaryOf(capture)
      const isInOrder = messages.every(({ facts, frame }, index) => {
        const next = messages[index + 1]
        return next === undefined || facts.at === next.facts.at || frame <= next.frame
      })
      if (isInOrder) expect(summary).toEqual(inspected)
      else expect([undefined, inspected]).toContainEqual(summary)
    },
  )

  it('given the packets of a call backwards, then it says that it cannot', () => {
    const capture = read(join(demo, 'answered.pcap'))
    expect(summaryOf({ ...capture, packets: capture.packets.toReversed() })).toBeUndefined()
  })

  it('given an id that stands in too many legs, then both ways say that it joins none of them', () => {
    const packets = Array.from({ length: 40 }, (_, index) =>
      udpPacket(options(`call-${index}@h`, '', 'X-Genesys-CallUUID: 00AB4S1T\r\n')),
    )
    const capture: CaptureReading = {
      ...read(join(demo, 'answered.pcap')),
      packets: packetsOf(...packets),
    }
    const { messages, inspected } = inspectionOf(capture)
    expect([messages.length, inspected.issues.map(({ code }) => code)]).toEqual([40, ['call.weak-tie']])
    expect(summaryOf(capture)).toEqual(inspected)
  })
})
