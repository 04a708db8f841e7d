import { expect, it } from 'vitest'
import { budgetWords } from './budget-words'

const counted = { kind: 'counted', left: 212, allowed: 300, resetAt: Date.UTC(2026, 10, 24, 3, 33, 31) } as const

it('given requests are left, says how many; given none may go out, says until when', () => {
  expect(budgetWords({ ...counted, heldUntil: undefined }, 'utc')).toBe('Requests: 212 of 300 left this minute')
  expect(budgetWords({ ...counted, left: 0, heldUntil: counted.resetAt }, 'utc')).toBe(
    'Requests: waiting until 03:33:31',
  )
})
