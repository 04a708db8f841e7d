import { expect, it } from 'vitest'
import type { Command } from '../../commands/commands'
import { putKeysInForce } from '../../commands/keys-in-force'
import { editKeys, isChanged, ownerOf, resetAllKeys, resetKeys } from './edit-keys'

const commandOf = (id: string, ...keys: readonly string[]): Command => {
  return { id, title: id, group: 'View', keys, run: () => undefined }
}
const next = commandOf('ladder.next', 'j', 'ArrowDown')
const raw = commandOf('message.raw', 'r')
const commands = [next, raw]
const untouched = { preset: 'rung', rung: {}, sngrep: {} } as const

it('given a key of another command, then it is told whose it is, and taken from there when it is wanted all the same', () => {
  expect(ownerOf(commands, 'r', next.id)).toBe(raw)
  expect(ownerOf(commands, 'j', next.id)).toBeUndefined()
  const edited = editKeys(commands, untouched, { id: next.id, replaced: 'j', key: 'r' })
  expect(edited).toEqual({ preset: 'rung', rung: { 'ladder.next': ['r', 'ArrowDown'], 'message.raw': [] }, sngrep: {} })
  expect(putKeysInForce(commands, edited).map(({ keys }) => keys)).toEqual([['r', 'ArrowDown'], []])
})

it('given a command whose key went elsewhere, when it is reset, then it has the key again and the other has not', () => {
  const edited = editKeys(commands, untouched, { id: next.id, replaced: 'j', key: 'r' })
  expect(resetKeys(commands, edited, raw)).toEqual({ ...untouched, rung: { 'ladder.next': ['ArrowDown'] } })
  expect(resetAllKeys(edited)).toEqual(untouched)
})

it('given keys that are put back by hand, then nothing counts as changed', () => {
  const without = editKeys(commands, untouched, { id: raw.id, replaced: 'r', key: undefined })
  expect(isChanged(without, raw)).toBe(true)
  expect(editKeys(commands, without, { id: raw.id, replaced: undefined, key: 'r' })).toEqual(untouched)
})

it('given another preset, then changes of the first stay with the first', () => {
  const edited = editKeys(commands, untouched, { id: raw.id, replaced: undefined, key: 'x' })
  const sngrep = { ...edited, preset: 'sngrep' } as const
  expect(putKeysInForce(commands, sngrep)[1]?.keys).toEqual(['r', 'F6'])
  expect(putKeysInForce(commands, { ...sngrep, preset: 'rung' })[1]?.keys).toEqual(['r', 'x'])
})

it('given a command of two keys of which one went elsewhere, when it is reset, then both are its own again', () => {
  const previous = commandOf('ladder.previous', 'k', 'ArrowUp')
  const both = [next, previous]
  const edited = editKeys(both, untouched, { id: next.id, replaced: 'j', key: 'k' })
  expect(resetKeys(both, edited, previous)).toEqual({ ...untouched, rung: { 'ladder.next': ['ArrowDown'] } })
  // As a view has them: with the keys in force.
  const [, shown = previous] = putKeysInForce(both, edited)
  expect(resetKeys(both, edited, shown)).toEqual({ ...untouched, rung: { 'ladder.next': ['ArrowDown'] } })
})
