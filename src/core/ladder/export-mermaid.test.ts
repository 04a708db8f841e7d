import { describe, expect, it } from 'vitest'
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
import { exportMermaid } from './export-mermaid'

/** Every line that the export may write: text has no character of the grammar but Mermaid's references `#60;`. */
const text = '(?:[^\\p{Cc}#;:<>%{}$"]|#\\d+;)+'
const statements = new RegExp(
  `^(?:sequenceDiagram|  title ${text}|  participant L\\d+ as ${text}|` +
    `  Note over L\\d+(?:,L\\d+)?: ${text}(?:<br/>${text})*|  L\\d+(?:->>|-->>|--x)L\\d+: ${text})$`,
  'u',
)

const linesOf = (diagram: string): readonly string[] => diagram.trimEnd().split('\n')

describe('exportMermaid', () => {
  it('given a call, then it is a sequence diagram with solid, dotted and crossed arrows', () => {
    expect(linesOf(exportMermaid(aLadder(), aTitle, utc))).toEqual([
      'sequenceDiagram',
      '  title Call to support',
      '  participant L0 as Carrier · 198.51.100.10#58;5060',
      '  participant L1 as 203.0.113.10#58;5060',
      '  Note over L0,L1: Call-ID#58; a#64;carrier<br/>First message (UTC)#58; 2026-11-24 03#58;33#58;31.000000<br/>Known from#58; search records',
      '  L0->>L1: INVITE · leg 1 · #43;0.000000 s',
      '  L0->>L1: INVITE · retransmission 1 · leg 1 · #43;1.000000 s',
      '  L1-->>L0: 180 Ringing · leg 1 · #43;2.000000 s',
      '  L1--xL0: 486 Busy Here · leg 1 · #43;3.000000 s',
      '  L1->>L1: OPTIONS · leg 2 · #43;4.000000 s',
    ])
  })

  it('given what nobody sent and a silence, then notes say so, and the time that leads is told', () => {
    const diagram = exportMermaid(aGhostlyLadder(), noTitle, { zone: 'utc', lead: 'delta' })
    expect(linesOf(diagram).slice(-4)).toEqual([
      '  L0->>L1: INVITE · 1 retransmission',
      '  L1--xL0: 486 Busy Here · #43;2.000000 s',
      '  Note over L0,L1: 32 s of silence',
      '  Note over L0,L1: ACK missing · Timer H · RFC 3261 17.2.1',
    ])
  })

  it('given hostile texts, then each is one statement, and the keyword `end` is none', () => {
    const lines = linesOf(exportMermaid(aHostileLadder(), aHostileTitle(), utc))
    expect(lines.filter((line) => !statements.test(line))).toEqual([])
    expect(lines.filter((line) => /\bend\b/i.test(line))).toEqual([])
    expect(lines.find((line) => line.includes('503'))).toBe(
      '  L4--xL1: 503 e#110;d#59; #37;#37;#123;init#58; #123;#125;#125;#37;#37; #35; L0-#62;#62;L1#58; x · leg 4 · #43;3.000000 s',
    )
  })

  it('given 40 lanes or no messages, then every lane is named once', () => {
    const lines = linesOf(exportMermaid(aWideLadder(40), noTitle, utc))
    expect(lines.filter((line) => !statements.test(line))).toEqual([])
    expect(lines.filter((line) => line.startsWith('  participant '))).toHaveLength(40)
    expect(exportMermaid({ lanes: [], rungs: [] }, noTitle, utc)).toBe('sequenceDiagram\n  title Call ladder\n')
  })
})
