import { describe, expect, it } from 'vitest'
import { callVocabulary } from './call-vocabulary'
import { compileFilter } from './compile-filter'
import { completeFilter } from './complete-filter'
import { explainFilter } from './explain-filter'
import { messageVocabulary } from './message-vocabulary'
import { parseFilter } from './parse-filter'
import { printFilter } from './print-filter'
import type { Vocabulary } from './vocabulary'

const reprint = (text: string): string => printFilter(parseFilter(text, messageVocabulary).filter)

/** Codes with what they mark in the text. */
const complaints = (text: string): readonly (readonly [code: string, marked: string])[] =>
  parseFilter(text, messageVocabulary).issues.map(({ code, range }) => [code, text.slice(range.start, range.end)])

/** Mulberry32: small, and the same numbers everywhere. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pieces =
  'status at from to has sdp header header. header.Via host foo bar INVITE state busy pdd leg or and not && || ( ) ! != !~ : ~ > >= < <= = == :~ :== :>= * ** " \\ \\" . - 4xx 486 2s 12:30 2026-11-24T12:30Z 10.0.0.5:5060 a*b  \t \n é 😀 \ud800 İ &'
    .split(' ')
    .concat(' ', ' ', ' ')

const randomText = (random: () => number): string =>
  Array.from({ length: Math.floor(random() * 14) }, () =>
    random() < 0.05
      ? String.fromCharCode(Math.floor(random() * 0x10000))
      : (pieces[Math.floor(random() * pieces.length)] ?? ''),
  ).join('')

/** Those of many texts that print as what reads differently, or of which something is said outside of them. */
const failures = <Subject>(vocabulary: Vocabulary<Subject>, seed: number): readonly string[] => {
  const random = randomFrom(seed)
  return Array.from({ length: 700 }, () => randomText(random)).filter((text) => {
    const { filter, issues } = parseFilter(text, vocabulary)
    const printed = printFilter(filter)
    const again = parseFilter(printed, vocabulary).filter
    const caret = Math.floor(random() * (text.length + 1))
    const ranges = [
      ...issues.flatMap(({ range, suggestion }) => [range, suggestion?.range ?? range]),
      ...completeFilter(text, caret, vocabulary).map(({ range }) => range),
    ]
    compileFilter(filter)
    return (
      printFilter(again) !== printed ||
      explainFilter(again, vocabulary) !== explainFilter(filter, vocabulary) ||
      ranges.some(({ start, end }) => start < 0 || end < start || end > text.length)
    )
  })
}

describe('parseFilter', () => {
  it('given the ways that people write it, then reads one filter', () => {
    const ways = [
      'status>=400 method:INVITE or !from:~4155',
      'status >= 400 and method=INVITE OR not from~4155',
      '(STATUS:>=400 && method == INVITE) || from!~4155',
      '((status>=400) (method:"INVITE")) or (!!!(from:~4155))',
    ]
    expect(ways.map(reprint)).toEqual(ways.map(() => 'status>=400 method:INVITE or !from:~4155'))
    expect(ways.flatMap(complaints)).toEqual([])
  })

  it('given an "or" beside an "and", then "and" binds tighter unless parentheses say otherwise', () => {
    expect(reprint('(status>=400 or has:issue) and host:10.0.0.5')).toBe('(status>=400 or has:issue) host:10.0.0.5')
    expect(reprint('status>=400 or (has:issue and host:10.0.0.5)')).toBe('status>=400 or has:issue host:10.0.0.5')
    expect(reprint('!(a or b) !(c d)')).toBe('!(a or b) !(c d)')
  })

  it('given words without a field, then they are looked for as text, addresses too', () => {
    const text = '"Busy Here" sip:bob@example.com 10.0.0.5:5060 "or" INV*'
    expect(reprint(text)).toBe('"Busy Here" "sip:bob@example.com" "10.0.0.5:5060" "or" INV*')
    expect(complaints(text)).toEqual([])
  })

  it('given nothing, then asks for nothing', () => {
    expect(parseFilter(' \t\n', messageVocabulary)).toEqual({ filter: undefined, issues: [] })
  })

  it('given a filter that is being typed, then reads what is there and says what is missing', () => {
    const typed = [
      'status>=',
      'method:INVITE and',
      'a or ',
      '(a or b',
      'from:"Bus',
      '!',
      'or a',
      'a) b',
      '() a',
      'header.:x',
    ]
    expect(typed.map((text) => [text, reprint(text), ...complaints(text)])).toEqual([
      ['status>=', '', ['filter.missing-value', 'status>=']],
      ['method:INVITE and', 'method:INVITE', ['filter.missing-operand', 'and']],
      ['a or ', 'a', ['filter.missing-operand', 'or']],
      ['(a or b', 'a or b', ['filter.open-parenthesis', '(']],
      ['from:"Bus', 'from:Bus', ['filter.open-quote', '"Bus']],
      ['!', '', ['filter.missing-operand', '!']],
      ['or a', 'a', ['filter.missing-operand', 'or']],
      ['a) b', 'a b', ['filter.stray-parenthesis', ')']],
      ['() a', 'a', ['filter.empty-parentheses', '()']],
      ['header.:x', '', ['filter.missing-name', 'header.']],
    ])
  })

  it('given a value that does not fit its field, then leaves the term out, or reads what it may become', () => {
    const typed = [
      'status>=abc',
      'from>a',
      'leg~2',
      'has:sd',
      'has:x',
      'kind:req',
      'kind:asks',
      'at>noon',
      'status.x:486',
    ]
    expect(typed.map((text) => [text, reprint(text), ...complaints(text)])).toEqual([
      ['status>=abc', '', ['filter.bad-value', 'abc']],
      ['from>a', '', ['filter.no-order', '>']],
      ['leg~2', 'leg:2', ['filter.no-contains', '~']],
      ['has:sd', 'has:sdp', ['filter.unknown-value', 'sd']],
      ['has:x', '', ['filter.unknown-value', 'x']],
      ['kind:req', 'kind:req*', ['filter.unknown-value', 'req']],
      ['kind:asks', 'kind:asks', ['filter.unknown-value', 'asks']],
      ['at>noon', '', ['filter.bad-value', 'noon']],
      ['status.x:486', 'status:486', ['filter.no-members', 'status.x']],
    ])
  })

  it('given a mistyped name, then says what may have been meant', () => {
    expect(parseFilter('a stauts:486', messageVocabulary).issues).toEqual([
      {
        code: 'filter.unknown-field',
        severity: 'warning',
        message: 'There is no field “stauts”; “stauts:486” is looked for as text.',
        range: { start: 2, end: 8 },
        suggestion: { text: 'Did you mean “status”?', insert: 'status', range: { start: 2, end: 8 } },
      },
    ])
    expect(parseFilter('branhc:x', messageVocabulary).issues[0]?.suggestion?.insert).toBe('branch')
    expect(parseFilter('zzzzz:x', messageVocabulary).issues[0]?.suggestion).toBeUndefined()
  })

  it('given parentheses without end or a text without measure, then says so, quickly', () => {
    const deep = `${'('.repeat(4000)}a${')'.repeat(4000)} b`
    expect([reprint(deep), ...complaints(deep).map(([code]) => code)]).toEqual(['b', 'filter.too-deep'])
    const hostile = ['(', '"', '!', 'a ', 'from:', 'from ', '\\', '"\\', 'a:', '(a or ', '*', '!~', '\t', 'x.'].map(
      (unit) => unit.repeat(10_000),
    )
    for (const text of hostile) {
      const { issues } = parseFilter(text, messageVocabulary)
      expect(issues.at(-1)?.code === 'filter.too-long', text.slice(0, 9)).toBe(text.length > 10_000)
    }
    // Something quadratic takes minutes; a busy machine does not.
  }, 20_000)

  it('given any text, then never throws, and what it prints reads as the same filter', () => {
    expect([...failures(messageVocabulary, 7), ...failures(callVocabulary, 8)]).toEqual([])
  })
})
