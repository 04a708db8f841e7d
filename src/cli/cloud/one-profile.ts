// The account of one command: made of what the command was told, remembered nowhere.
import { randomUUID } from 'node:crypto'
import type { Profiles } from '../../main/services/profiles'
import type { SecretVault } from '../../main/services/secret-vault'
import { anyRedirect, type Profile } from '../../shared/schema/profile'

export const profileFor = (domain: string, clientId: string): Profile => ({
  id: randomUUID(),
  name: 'rung',
  domain,
  clientId,
  grant: 'client-credentials',
  redirect: anyRedirect,
  loginHint: '',
  keep: false,
})

const remembersNothing = (): Promise<never> => Promise.reject(new Error('A command remembers no account'))

export const onlyProfile = (profile: Profile): Profiles => ({
  last: () => profile,
  find: () => profile,
  use: () => undefined,
  save: remembersNothing,
  remove: remembersNothing,
})

/** Nothing that a command signs in with outlives it. */
export const emptyVault: SecretVault = {
  storage: () => Promise.resolve({ keptFor: [] }),
  read: () => Promise.resolve(undefined),
  write: remembersNothing,
  forget: () => Promise.resolve(),
}
