// A filter as it was understood: what `parseFilter` gives and everything else of this folder takes.
import type { FlagField, Flag, MemberField, SpanField, TimeField, WordsField } from './vocabulary'

/** `end` is not included; UTF-16 code units of the filter's text, as an input field counts them. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface Wanted {
  /** Anywhere in the text (`~`), or the whole of it (`:`). */
  readonly contains: boolean
  readonly text: string
  /** Every `*` of the text stands for any characters, none included. */
  readonly wild: boolean
}

/** Whole numbers from `low` up to, not including, `high`: `4xx` is 400 to 500, `2s` is one second in µs. */
export interface Span {
  readonly low: number
  readonly high: number
}

/** A point on the clock, in µs. */
export interface ClockSpan extends Span {
  /** Since the Unix epoch; otherwise since midnight. */
  readonly hasDate: boolean
  /** What the text names, in µs east of UTC; undefined where the zone of the reader is meant. */
  readonly offset: number | undefined
}

export type Comparison = '=' | '>' | '>=' | '<' | '<='

/** One question to a subject. `text` is the value as it was typed. */
export type Test<Subject> =
  | { readonly kind: 'words'; readonly field: WordsField<Subject>; readonly wanted: Wanted }
  | {
      readonly kind: 'span'
      readonly field: SpanField<Subject>
      readonly comparison: Comparison
      readonly span: Span
      readonly text: string
    }
  | {
      readonly kind: 'time'
      readonly field: TimeField<Subject>
      readonly comparison: Comparison
      readonly clock: ClockSpan
      readonly text: string
    }
  | { readonly kind: 'flag'; readonly field: FlagField<Subject>; readonly flag: Flag<Subject> }
  | {
      readonly kind: 'member'
      readonly field: MemberField<Subject>
      readonly name: string
      /** undefined: that there is one is enough. */
      readonly wanted: Wanted | undefined
    }

/** Lists have two parts or more, none of them a list of the same kind; a negation never holds another one. */
export type Filter<Subject> =
  | { readonly kind: 'and'; readonly parts: readonly Filter<Subject>[] }
  | { readonly kind: 'or'; readonly parts: readonly Filter<Subject>[] }
  | { readonly kind: 'not'; readonly part: Filter<Subject> }
  | Test<Subject>

/** Undefined when nothing is left of the parts. */
export const joinFilters = <Subject>(
  kind: 'and' | 'or',
  filters: readonly Filter<Subject>[],
): Filter<Subject> | undefined => {
  const parts = filters.flatMap((filter) => (filter.kind === kind ? filter.parts : [filter]))
  return parts.length < 2 ? parts[0] : { kind, parts }
}

export const negateFilter = <Subject>(filter: Filter<Subject>): Filter<Subject> =>
  filter.kind === 'not' ? filter.part : { kind: 'not', part: filter }
