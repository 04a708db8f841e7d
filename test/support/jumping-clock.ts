// A clock for tests in which nobody waits: whoever sleeps wakes at once, and it is that much later.
import type { Clock } from '../../src/main/ports'
import { cancelled } from '../../src/main/app-error'

export const createJumpingClock = (startedAt: number): Clock => {
  let now = startedAt
  return {
    now: () => now,
    sleep: async (milliseconds, signal) => {
      const due = now + milliseconds
      // Answers that are on their way come first, as far as they do in real life.
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (signal?.aborted === true) throw cancelled()
      now = Math.max(now, due)
    },
  }
}
