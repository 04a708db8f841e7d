// What may stand at the caret of a half-typed filter: names of fields, flags, known values and values of the data.
import type { TextRange } from './filter'
import { quoteValue } from './print-filter'
import { splitFilter, type FilterToken, type TermToken, type WordToken } from './split-filter'
import type { Choice, Field, Vocabulary } from './vocabulary'

export interface FilterSuggestion {
  /** Takes the place of `range`. */
  readonly insert: string
  readonly label: string
  readonly hint: string
  readonly range: TextRange
}

/** Name of a field → values of it that the data has, the most useful ones first. */
export type FilterSamples = ReadonlyMap<string, readonly string[]>

const maxSuggestions = 50

/** Those that start with what was typed come first, then those that have it inside. */
const rank = <Item>(items: readonly Item[], typed: string, textOf: (item: Item) => string): readonly Item[] => {
  const lower = typed.toLowerCase()
  const found = items
    .map((item) => ({ item, at: textOf(item).toLowerCase().indexOf(lower) }))
    .filter(({ at }) => at >= 0)
  return [...found.filter(({ at }) => at === 0), ...found.filter(({ at }) => at > 0)]
    .slice(0, maxSuggestions)
    .map(({ item }) => item)
}

const valuesOf = <Subject>(field: Field<Subject>, samples: FilterSamples | undefined): readonly Choice[] => {
  const known = field.kind === 'flag' ? field.flags : (field.values ?? [])
  const seen = new Set(known.map(({ value }) => value.toLowerCase()))
  const sampled = (samples?.get(field.name) ?? []).filter((value) => value !== '' && !seen.has(value.toLowerCase()))
  return [...known, ...sampled.map((value) => ({ value, hint: '' }))]
}

const completeValue = <Subject>(
  text: string,
  caret: number,
  { field, operatorRange, value, member }: TermToken<Subject>,
  samples: FilterSamples | undefined,
): readonly FilterSuggestion[] => {
  if (field.kind === 'member' && member !== undefined) return []
  const range = value === undefined ? { start: operatorRange.end, end: caret } : { start: value.start, end: value.end }
  const typed = text.slice(range.start, caret).replace(/^"/, '')
  return rank(valuesOf(field, samples), typed, (choice) => choice.value).map((choice) => ({
    insert: quoteValue(choice.value),
    label: choice.value,
    hint: choice.hint,
    range,
  }))
}

const isOrdered = <Subject>({ kind }: Field<Subject>): boolean =>
  kind === 'number' || kind === 'status' || kind === 'duration' || kind === 'time'

const suggestField = <Subject>(field: Field<Subject>, operator: string, range: TextRange): FilterSuggestion => {
  const insert = `${field.name}${operator}`
  return { insert, label: insert, hint: field.explanation, range }
}

/** Once a name is complete, what can be done with it. */
const suggestOperators = <Subject>(field: Field<Subject>, range: TextRange): readonly FilterSuggestion[] => {
  if (isOrdered(field)) return ['>=', '<='].map((operator) => suggestField(field, operator, range))
  if (field.kind === 'member') return [suggestField(field, '.', range)]
  return field.kind === 'flag' ? [] : [suggestField(field, ':~', range)]
}

const completeName = <Subject>(
  typed: string,
  range: TextRange,
  { fields }: Vocabulary<Subject>,
): readonly FilterSuggestion[] => {
  const ranked = rank(fields, typed, ({ name }) => name)
  const flags =
    typed === ''
      ? []
      : fields.flatMap((field) => (field.kind === 'flag' ? field.flags.map((flag) => ({ field, flag })) : []))
  return [
    ...ranked.flatMap((field) => [
      suggestField(field, ':', range),
      ...(field.name === typed.toLowerCase() ? suggestOperators(field, range) : []),
    ]),
    ...rank(flags, typed, ({ flag }) => flag.value).map(({ field, flag }) => {
      const insert = `${field.name}:${flag.value}`
      return { insert, label: insert, hint: flag.hint, range }
    }),
  ].slice(0, maxSuggestions)
}

/** The term or word that the caret stands in or right behind. */
const tokenAt = <Subject>(
  tokens: readonly FilterToken<Subject>[],
  caret: number,
): TermToken<Subject> | WordToken | undefined => {
  const token = tokens.find(
    ({ kind, start, end }) => (kind === 'term' || kind === 'word') && start < caret && caret <= end,
  )
  return token?.kind === 'term' || token?.kind === 'word' ? token : undefined
}

/** `caret` counts UTF-16 code units, as an input field does. */
export const completeFilter = <Subject>(
  text: string,
  caret: number,
  vocabulary: Vocabulary<Subject>,
  samples?: FilterSamples,
): readonly FilterSuggestion[] => {
  const token = tokenAt(splitFilter(text, vocabulary), caret)
  if (token === undefined) return completeName('', { start: caret, end: caret }, vocabulary)
  if (token.kind === 'term' && caret >= token.operatorRange.end) return completeValue(text, caret, token, samples)
  const name = token.kind === 'term' ? token.nameRange : token.unknownField
  if (name !== undefined && caret <= name.end) {
    // The operator and the value stand there already.
    return rank(vocabulary.fields, text.slice(name.start, caret), (field) => field.name).map((field) =>
      suggestField(field, '', name),
    )
  }
  if (token.kind === 'term' || token.quoted) return []
  return completeName(text.slice(token.start, caret), { start: token.start, end: token.end }, vocabulary)
}
