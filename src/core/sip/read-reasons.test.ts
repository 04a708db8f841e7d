import { expect, it } from 'vitest'
import { readReasons } from './read-reasons'

const ended = { protocol: 'Q.850', cause: '16', text: '', meaning: 'Someone hung up: the usual end of a call.' }

it.each([
  [
    'several, with a comma and quotes in a text',
    'X;text="a, \\"b\\"", Q.850 ; CAUSE=16',
    [{ protocol: 'X', cause: '', text: 'a, "b"', meaning: '' }, ended],
  ],
  ['a sender who gives a meaning of his own', 'Q.850;meaning="all is well";cause=16', [ended]],
  ['a cause without a protocol', ';cause=16', [{ protocol: '', cause: '16', text: '', meaning: '' }]],
  ['nothing between commas', ' , ;text=x, Q.850;cause=16,', [ended]],
  ['nothing', '', []],
])('given %s, then %j is read as such', (_, value, reasons) => {
  expect(readReasons(value)).toEqual(reasons)
})
