import { expect, it } from 'vitest'
import { createFaultBoard } from './faults'

it('given rules for one operation and for any, hands each out as often as it says', () => {
  const board = createFaultBoard()
  board.add({ operation: 'token', fault: { kind: 'empty-body' }, times: 1 })
  board.add({ operation: 'any', fault: { kind: 'not-json' } })
  expect(board.take('token')).toEqual({ kind: 'empty-body' })
  expect(board.take('token')).toEqual({ kind: 'not-json' })
  expect(board.take('getConversation')).toEqual({ kind: 'not-json' })
  board.clear()
  expect(board.take('token')).toBeUndefined()
})

it('given a rule that lets requests pass at first, counts those of its own operation only', () => {
  const board = createFaultBoard()
  board.add({ operation: 'token', fault: { kind: 'empty-body' }, times: 1, after: 2 })
  expect(['getConversation', 'token', 'token', 'token', 'token'].map((each) => board.take(each as 'token'))).toEqual([
    ...[undefined, undefined, undefined],
    { kind: 'empty-body' },
    undefined,
  ])
})
