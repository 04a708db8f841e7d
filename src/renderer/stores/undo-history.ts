// A value with what it was before, so that changes can be taken back.

export interface UndoHistory<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
}

/** More steps than anybody remembers having made. */
const maxSteps = 100

export const startHistory = <T>(present: T): UndoHistory<T> => ({ past: [], present, future: [] })

/** A change to the very same value is none. */
export const changeTo = <T>(history: UndoHistory<T>, next: T): UndoHistory<T> =>
  next === history.present
    ? history
    : { past: [...history.past, history.present].slice(-maxSteps), present: next, future: [] }

export const undo = <T>(history: UndoHistory<T>): UndoHistory<T> => {
  const { past, present, future } = history
  const before = past.at(-1)
  return before === undefined ? history : { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

export const redo = <T>(history: UndoHistory<T>): UndoHistory<T> => {
  const { past, present, future } = history
  const [after, ...rest] = future
  return after === undefined ? history : { past: [...past, present], present: after, future: rest }
}
