import { describe, expect, it } from 'vitest'
import {
  aGhostlyLadder,
  aHostileLadder,
  aHostileTitle,
  aLadder,
  aTitle,
  hostileTexts,
  noTitle,
  utc,
} from '../../../test/support/ladders'
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
    expect(exportJson({ rungs: shuffled, lanes }, aTitle, utc)).toBe(exportJson({ lanes, rungs }, aTitle, utc))
    expect(Object.entries(read(exportJson({ lanes, rungs }, aTitle, utc)).rungs[1] ?? {})).toEqual([
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
      ['folded', []],
      ['evidence', 'record'],
    ])
  })

  it('given hostile texts, then they read back as they were, and the file shows no character that acts', () => {
    const json = exportJson(aHostileLadder(), aHostileTitle(), utc)
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028]/u)
    expect(read(json).facts.slice(0, hostileTexts.length)).toEqual(
      hostileTexts.map((text) => ({ label: text, value: text })),
    )
  })

  it('given folded repeats and what nobody sent, then both are told', () => {
    const { rungs, missing } = JSON.parse(exportJson(aGhostlyLadder(), noTitle, utc)) as {
      readonly rungs: readonly { readonly folded: readonly { readonly kind: string; readonly time: string }[] }[]
      readonly missing: readonly Record<string, unknown>[]
    }
    expect(rungs[0]?.folded).toMatchObject([{ kind: 'retransmission', time: '2026-11-24T03:33:32.000000Z' }])
    expect(missing).toMatchObject([
      { from: 0, to: 1, latestTime: '2026-11-24T03:34:05.000000Z', label: 'ACK', timer: 'Timer H' },
    ])
  })

  it('given nothing, then it is empty', () => {
    expect(read(exportJson({ lanes: [], rungs: [] }, noTitle, utc))).toEqual({
      format: 'rung-ladder',
      version: 1,
      heading: '',
      facts: [],
      lanes: [],
      rungs: [],
      missing: [],
    })
  })
})
