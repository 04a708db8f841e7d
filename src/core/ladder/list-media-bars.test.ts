import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../test/support/builders'
import { messageFromCapture } from '../call/message-from-capture'
import { identifyMessages, type TraceMessage } from '../call/trace-message'
import { extractSip } from '../capture/extract-sip'
import { readCapture } from '../capture/read-capture'
import { cutLadder } from './cut-ladder'
import type { PlacedBar } from './ladder-shape'
import { layoutLadder } from './layout-ladder'
import { listMediaBars } from './list-media-bars'

const recorded = (name: string): readonly TraceMessage[] => {
  const { packets } = readCapture(readFileSync(`resources/demo/${name}.pcap`))
  return identifyMessages(extractSip(packets).messages.map(messageFromCapture))
}

const wordsOf = ({ fromLane, toLane, startY, endY, label }: PlacedBar): string =>
  `${fromLane}–${toLane} ${startY} to ${endY}: ${label}`

const barsOf = (name: string): readonly string[] => {
  const messages = recorded(name)
  return layoutLadder(messages, { media: listMediaBars(messages) }).bars.map(wordsOf)
}

describe('listMediaBars', () => {
  it('given a call on hold, early media and another codec, then each stretch is a bar from its answer to its end', () => {
    expect(barsOf('hold-resume')).toEqual([
      '0–1 3.5 to 6.5: PCMU · both ways',
      '0–1 6.5 to 9.5: PCMU · held by the caller',
      '0–1 9.5 to 11.5: PCMU · both ways',
    ])
    expect(barsOf('prack-early-media')).toEqual([
      '0–1 2.5 to 5.5: PCMA · before the answer, both ways',
      '0–1 5.5 to 7.5: PCMA · both ways',
    ])
    expect(barsOf('codec-change')).toEqual(['0–1 3.5 to 6.5: opus · both ways', '0–1 6.5 to 8.5: PCMA · both ways'])
  })

  it('given media that goes past the proxies, then the bar is between the lanes of its ends', () => {
    expect(new Set(barsOf('three-hop').map((words) => words.split(' ')[0]))).toEqual(new Set(['0–2', '2–3']))
  })

  it('given media by hosts without signalling, then the bar is between those that agreed on it', () => {
    const messages = recorded('answered')
    const elsewhere = { address: '192.0.2.200', port: 4000 }
    const media = listMediaBars(messages).map((bar) => ({ ...bar, source: elsewhere, destination: elsewhere }))
    expect(layoutLadder(messages, { media }).bars.map(wordsOf)).toEqual(['0–1 3.5 to 5.5: PCMU · both ways'])
  })

  it('given a call that nobody answered, or search records, which have no description, then there is none', () => {
    expect([barsOf('busy'), listMediaBars(messagesOf(aRecord(), aResponse(200, 'OK')))]).toEqual([[], []])
  })
})

describe('bars of a cut', () => {
  it('given rows from the middle or with rows left out, then bars keep beside what is left of their time', () => {
    const messages = recorded('hold-resume')
    const { lanes, rows, ...spans } = layoutLadder(messages, { media: listMediaBars(messages) })
    expect(cutLadder(lanes, rows.slice(5, 8), spans).bars.map(wordsOf)).toEqual([
      '0–1 0 to 1.5: PCMU · both ways',
      '0–1 1.5 to 3: PCMU · held by the caller',
    ])
    expect(cutLadder(lanes, [], spans).bars).toEqual([])
  })
})
