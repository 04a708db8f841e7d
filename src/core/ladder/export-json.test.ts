import { describe, expect, it } from 'vitest'
import { aHostileLadder, aHostileTitle, aLadder, aTitle, hostileTexts, noTitle } from '../../../test/support/ladders'
import { exportJson } from './export-json'

interface Exported {
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly lanes: readonly { readonly alias: string }[]
  readonly rungs: readonly Record<string, unknown>[]
}

const read = (json: string): Exported => JSON.parse(json) as Exported

describe('exportJson', () => {
  it('given a rung, then its keys have one order, whatever that of the layout', () => {
    const { lanes, rungs } = aLadder()
    const shuffled = rungs.map((rung) => Object.fromEntries(Object.entries(rung).reverse()) as unknown as typeof rung)
    expect(exportJson({ rungs: shuffled, lanes }, aTitle)).toBe(exportJson({ lanes, rungs }, aTitle))
    expect(Object.entries(read(exportJson({ lanes, rungs }, aTitle)).rungs[1] ?? {})).toEqual([
      ['index', 1],
      ['id', rungs[1]?.messageId],
      ['from', 0],
      ['to', 1],
      ['time', '2026-11-24T03:33:32.000000Z'],
      ['epochMicros', 1_795_491_212_000_000],
      ['sinceStartMicros', 1_000_000],
      ['sincePreviousMicros', 1_000_000],
      ['isRequest', true],
      ['label', 'INVITE'],
      ['detail', '1 INVITE'],
      ['tone', 'request'],
      ['leg', 0],
      ['retransmission', 1],
      ['isCopy', false],
      ['evidence', 'record'],
    ])
  })

  it('given hostile texts, then they read back as they were, and the file shows no character that acts', () => {
    const json = exportJson(aHostileLadder(), aHostileTitle())
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028]/u)
    expect(read(json).facts).toEqual(hostileTexts.map((text) => ({ label: text, value: text })))
  })

  it('given nothing, then it is empty', () => {
    expect(read(exportJson({ lanes: [], rungs: [] }, noTitle))).toEqual({
      format: 'rung-ladder',
      version: 1,
      heading: '',
      facts: [],
      lanes: [],
      rungs: [],
    })
  })
})
