// A token that nobody renews.
import type { Credential } from '../../src/main/genesys/api-client'

export const aFixedToken: Credential = {
  current: () => 'x',
  bearer: () => Promise.resolve('x'),
  replace: () => Promise.reject(new Error('Nothing renews this token')),
  onUsed: () => undefined,
  onRefused: () => undefined,
}
