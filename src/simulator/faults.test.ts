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
