import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error'
import { retryDelayOf, type Urgency } from './retry-policy'

const failed = new AppError('api.unavailable', 'x', { retryable: true })
const asked = (seconds: number): AppError =>
  new AppError('api.rate-limited', 'x', { retryable: true, retryAfterSeconds: seconds })

/** Delays until it gives up, in seconds, without their jitter of up to a quarter. */
const delaysOf = (urgency: Urgency, error: AppError): readonly number[] => {
  const delays: number[] = []
  for (let tries = 1; ; tries += 1) {
    const delay = retryDelayOf(urgency, tries, error)
    if (delay === undefined) return delays
    const exact = [0.5, 1, 2, 5, 10, 20, 40, 60, 7].find((seconds) => delay >= seconds * 1000 && delay < seconds * 1250)
    delays.push(exact ?? Number.NaN)
  }
}

describe('retryDelayOf', () => {
  it('given a person waits, tries four times within seconds; given a job, six times within minutes', () => {
    expect(delaysOf('interactive', failed)).toEqual([0.5, 1, 2])
    expect(delaysOf('background', failed)).toEqual([5, 10, 20, 40, 60])
  })

  it('given the server named a time of up to three minutes, waits as long; given a longer one, gives up', () => {
    expect(delaysOf('interactive', asked(7))).toEqual([7, 7, 7])
    expect(delaysOf('background', asked(181))).toEqual([])
  })

  it.each([
    ['what will not get better', new AppError('net.tls', 'x')],
    ['what the user stopped', new AppError('ipc.cancelled', 'x', { retryable: true })],
  ])('given %s, gives up at once', (_, error) => expect(retryDelayOf('interactive', 1, error)).toBeUndefined())
})
