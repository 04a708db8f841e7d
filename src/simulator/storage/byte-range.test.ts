import { expect, it } from 'vitest'
import { readRange } from './byte-range'

it.each([
  [undefined, { kind: 'whole' }],
  ['bytes=0-9', { kind: 'part', start: 0, end: 10 }],
  ['bytes=90-', { kind: 'part', start: 90, end: 100 }],
  ['bytes=-10', { kind: 'part', start: 90, end: 100 }],
  ['bytes=50-1000', { kind: 'part', start: 50, end: 100 }],
  ['bytes=100-', { kind: 'unsatisfiable' }],
  ['bytes=-0', { kind: 'unsatisfiable' }],
  ['bytes=9-3', { kind: 'unsatisfiable' }],
  ['bytes=-', { kind: 'whole' }],
  ['bytes=0-1,5-6', { kind: 'whole' }],
  ['items=0-1', { kind: 'whole' }],
])('given Range %s of 100 bytes, reads %j', (header, expected) => expect(readRange(header, 100)).toEqual(expected))
