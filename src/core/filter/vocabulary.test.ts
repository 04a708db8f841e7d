import { expect, it } from 'vitest'
import { callVocabulary } from './call-vocabulary'
import { messageVocabulary } from './message-vocabulary'
import { parseFilter } from './parse-filter'
import { printFilter } from './print-filter'
import { findField, type Vocabulary } from './vocabulary'

const check = <Subject>(vocabulary: Vocabulary<Subject>): void => {
  const readings = vocabulary.fields.map(({ example }) => parseFilter(example, vocabulary))
  expect(readings.map(({ filter, issues }) => [printFilter(filter), issues])).toEqual(
    vocabulary.fields.map(({ example }) => [example, []]),
  )
  const names = vocabulary.fields.flatMap((field) =>
    [field.name, ...(field.aliases ?? [])].map((name) => ({ name, field })),
  )
  expect(names.map(({ name }) => ({ name, field: findField(vocabulary, name.toUpperCase()) }))).toEqual(names)
}

it('given a vocabulary, then its examples read without an issue and every name finds its own field', () => {
  check(messageVocabulary)
  check(callVocabulary)
})
