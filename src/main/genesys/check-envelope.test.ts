import { expect, it } from 'vitest'
import { AppError } from '../app-error'
import { checkEnvelope } from './check-envelope'

const codeOf = (json: unknown): string => {
  try {
    checkEnvelope(json, 'the search')
    return ''
  } catch (error) {
    return error instanceof AppError ? error.code : 'not a fault'
  }
}

it('given an envelope, then what it refuses is a fault, and whatever else it holds passes', () => {
  const steering = { toString: 1, valueOf: 1 }
  const envelopes = [{ status: 403 }, { auth: false }, { auth: 'false' }, { status: '500' }]
  expect(envelopes.map(codeOf)).toEqual(['api.forbidden', 'api.forbidden', 'api.forbidden', 'api.unavailable'])
  expect([{ status: 200, auth: true }, { auth: steering }, undefined, [], 'text'].map(codeOf)).toEqual([
    '',
    '',
    '',
    '',
    '',
  ])
})
