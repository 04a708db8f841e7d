import { describe, expect, it } from 'vitest'
import { aRecord, messagesOf } from '../../../test/support/builders'
import {
  aGhostlyLadder,
  aHostileLadder,
  aHostileTitle,
  aLadder,
  aTitle,
  aWideLadder,
  noTitle,
  utc,
} from '../../../test/support/ladders'
import { exportText } from './export-text'
import { measureText } from './fit-text'
import { layoutLadder } from './layout-ladder'

const linesOf = (text: string): readonly string[] => text.split('\n')

describe('exportText', () => {
  it('given a call with a failure, a retransmission and a message to itself, then it draws them', () => {
    expect(linesOf(exportText(aLadder(), aTitle, utc))).toEqual([
      'Call to support',
      '===============',
      'Call-ID: a@carrier',
      'First message (UTC): 2026-11-24 03:33:31.000000',
      'Known from: search records',
      '',
      '                                               Carrier          203.0.113.10',
      '     Time (UTC)  Since start      Delta  198.51.100.10:5060         :5060',
      '                                                  |                   |',
      '03:33:31.000000    +0.000000                      |----- INVITE ----->|                     leg 1 · 1 INVITE',
      '03:33:32.000000    +1.000000  +1.000000           |----- INVITE ----->|                     retransmission 1 · leg 1 · 1 INVITE',
      '03:33:33.000000    +2.000000  +1.000000           |<- 180 Ringing  - -|                     leg 1 · 1 INVITE',
      '03:33:34.000000    +3.000000  +1.000000           |<- 486 Busy Here  -|                     leg 1 · 1 INVITE',
      '03:33:35.000000    +4.000000  +1.000000           |                   |---- OPTIONS -----.  leg 2 · 7 OPTIONS',
      "                                                  |                   |<-----------------'",
      '',
    ])
  })

  it('given no messages, then it says so', () => {
    expect(exportText({ lanes: [], rungs: [] }, noTitle, utc)).toBe('Call ladder\n===========\n\nNo messages.\n')
  })

  it('given an arrow over lanes between, then it crosses their bars', () => {
    const far = aRecord({
      source: { address: '2001:db8::0', port: 5060 },
      destination: { address: '2001:db8::2', port: 5060 },
    })
    const lanes = [0, 1].map((index) =>
      aRecord({
        callId: `${index}`,
        source: { address: `2001:db8::${index}`, port: 5060 },
        destination: { address: `2001:db8::${index + 1}`, port: 5060 },
      }),
    )
    const [arrow = ''] = linesOf(exportText(layoutLadder(messagesOf(...lanes, far)), noTitle, utc)).slice(-2)
    expect(arrow.trimStart()).toBe(
      '03:33:33.000000    +2.000000  +1.000000          |------------ INVITE ------------>|          leg 3 · 1 INVITE',
    )
  })

  it('given folded repeats, a silence and a missing message, then it draws them', () => {
    const layout = aGhostlyLadder()
    expect(linesOf(exportText(layout, noTitle, utc)).slice(7)).toEqual([
      '                                                  |                   |',
      '03:33:31.000000    +0.000000                      |----- INVITE ----->|           1 retransmission · 1 INVITE',
      '03:33:33.000000    +2.000000  +2.000000           |<- 486 Busy Here  -|           1 INVITE',
      '                                                  :                   :           32 s of silence',
      '03:34:05.000000   +34.000000                      |. ACK missing  . .>|           Timer H · RFC 3261 17.2.1',
      '',
    ])
  })

  it.each([2, 3, 5, 8, 40])('given %i lanes and hostile labels, then every row has every bar in its place', (count) => {
    const { lanes, rungs } = aWideLadder(count)
    const label = `<img src=x onerror=alert(1)> ${'界'.repeat(300)}\u001b[2J`
    const lines = linesOf(exportText({ lanes, rungs: rungs.map((rung) => ({ ...rung, label })) }, noTitle, utc))
    const first = lines.findIndex((line) => /^ +\|[ |]*$/.test(line))
    const bars = [...(lines[first] ?? '').matchAll(/\|/g)].map(({ index }) => index)
    expect(bars).toHaveLength(count)
    // The label before a bar may hold wide characters, so a bar's place is measured in columns.
    const placesOf = (line: string): readonly number[] =>
      [...line.matchAll(/\|/g)].map(({ index }) => measureText(line.slice(0, index)))
    const rows = lines.slice(first + 1, first + 1 + rungs.length)
    expect(rows.map(placesOf)).toEqual(rungs.map(() => bars))
    expect(rows.filter((row) => !/\|-+ .*… -+>\|/.test(row))).toEqual([])
  })

  it('given hostile texts everywhere, then no character that acts comes through, and cut names stand in full below', () => {
    const text = exportText(aHostileLadder(), aHostileTitle(), utc)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028]/u)
    expect(text).toContain('  lane 4: </style></svg><script>alert(1)</script> · 192.0.2.2:5060\n')
  })

  it('given more lanes than anybody can follow, then it lists the messages, in linear time', () => {
    const lines = linesOf(exportText(aWideLadder(5000), noTitle, utc))
    expect(lines).toHaveLength(5 + 1 + 4999 + 1)
    expect(lines[6]?.trimStart()).toBe(
      '03:33:31.000000     +0.000000             [2001:db8::0] ---> [2001:db8::1]  INVITE · leg 1 · 1 INVITE',
    )
  })
})
