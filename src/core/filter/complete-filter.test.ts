import { describe, expect, it } from 'vitest'
import { completeFilter, type FilterSamples } from './complete-filter'
import { messageVocabulary } from './message-vocabulary'

const samples: FilterSamples = new Map([
  ['from', ['+14155550100', 'alice adams', 'bob']],
  ['header', ['Diversion', 'X-Ray']],
])

/** `|` is the caret. Texts after each suggestion is taken. */
const complete = (marked: string): readonly string[] => {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  return completeFilter(text, caret, messageVocabulary, samples).map(
    ({ insert, range }) => text.slice(0, range.start) + insert + text.slice(range.end),
  )
}

describe('completeFilter', () => {
  it('given the start of a name, then offers fields and flags, those that start so first', () => {
    expect(completeFilter('has:sdp !sta|'.replace('|', ''), 12, messageVocabulary)).toEqual([
      {
        insert: 'status:',
        label: 'status:',
        hint: 'Status code of a response, or a class of codes such as 4xx.',
        range: { start: 9, end: 12 },
      },
    ])
    expect(complete('issu|')).toEqual(['has:issue'])
    expect(complete('src|')).toEqual(['src:', 'src:~'])
    expect(complete('delta|')).toEqual(['delta:', 'delta>=', 'delta<='])
    expect(complete('header|')).toEqual(['header:', 'header.'])
  })

  it('given a name whose value stands already, then replaces the name alone', () => {
    expect(complete('sta|x>=400 a')).toEqual(['status>=400 a'])
    expect(complete('sr|c:10.0.0.5 a')).toEqual(['src:10.0.0.5 a'])
  })

  it('given a value that is begun, then offers known values and those of the data, quoted where needed', () => {
    expect(complete('has:re|')).toEqual(['has:retransmission'])
    expect(complete('method:INV|xx or a')).toEqual(['method:INVITE or a'])
    expect(complete('from:~a|')).toEqual(['from:~"alice adams"'])
    expect(complete('from:"al|')).toEqual(['from:"alice adams"'])
    expect(complete('from:|')).toEqual(['from:+14155550100', 'from:"alice adams"', 'from:bob'])
    expect(complete('header:di|')).toEqual(['header:Diversion'])
    expect(complete('status>=48|').slice(0, 2)).toEqual(['status>=480', 'status>=481'])
    expect(complete('leg:|')).toEqual([])
  })

  it('given a caret where nothing stands, then offers every field', () => {
    const names = messageVocabulary.fields.map(({ name }) => `${name}:`)
    expect(complete('|')).toEqual(names)
    expect(complete('a |')).toEqual(names.map((name) => `a ${name}`))
    expect(complete('"Busy H|')).toEqual([])
  })
})
