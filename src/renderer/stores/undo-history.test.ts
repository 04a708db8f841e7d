import { describe, expect, it } from 'vitest'
import { changeTo, redo, startHistory, undo } from './undo-history'

describe('undo history', () => {
  it('given two changes, then they are taken back and made again, and a new change ends what could be made again', () => {
    const two = changeTo(changeTo(startHistory('a'), 'b'), 'c')
    expect(undo(undo(two))).toEqual({ past: [], present: 'a', future: ['b', 'c'] })
    expect(redo(redo(undo(undo(two))))).toEqual(two)
    expect(changeTo(undo(two), 'd')).toEqual({ past: ['a', 'b'], present: 'd', future: [] })
  })

  it('given nothing to take back, to make again or to change, then the history stays the same object', () => {
    const start = startHistory('a')
    expect([undo(start), redo(start), changeTo(start, 'a')].every((history) => history === start)).toBe(true)
  })

  it('given more changes than are kept, then the oldest are forgotten', () => {
    let history = startHistory(0)
    for (let step = 1; step <= 150; step += 1) history = changeTo(history, step)
    expect([history.past.length, history.past[0], history.present]).toEqual([100, 50, 150])
  })
})
