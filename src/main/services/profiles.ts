// The remembered accounts: a list in the settings, the last used one first. With a profile goes all that is kept for it.
import type { Profile } from '../../shared/schema/profile'
import { maxProfiles } from '../../shared/schema/profile'
import type { Settings } from '../../shared/schema/settings'
import { AppError } from '../app-error'
import type { SecretVault } from './secret-vault'
import type { SettingsService } from './settings-service'

export interface Profiles {
  readonly last: () => Profile | undefined
  /** Throws auth.unknown-profile. */
  readonly find: (profileId: string) => Profile
  /** Makes it the first one. */
  readonly use: (profile: Profile) => void
  readonly save: (profile: Profile) => Promise<Settings>
  readonly remove: (profileId: string) => Promise<Settings>
}

export const createProfiles = (
  settings: Pick<SettingsService, 'get' | 'change'>,
  vault: Pick<SecretVault, 'forget'>,
): Profiles => {
  const all = (): readonly Profile[] => settings.get().profiles
  const others = (profileId: string): Profile[] => all().filter(({ id }) => id !== profileId)
  return {
    last: () => all()[0],
    find: (profileId) => {
      const profile = all().find(({ id }) => id === profileId)
      if (profile === undefined) throw new AppError('auth.unknown-profile', 'Rung no longer knows this account.')
      return profile
    },
    use: (profile) => void settings.change({ profiles: [profile, ...others(profile.id)] }),
    save: async (profile) => {
      const before = all().find(({ id }) => id === profile.id)
      if (before === undefined) {
        if (all().length >= maxProfiles) {
          throw new AppError('ipc.bad-argument', `Rung remembers at most ${maxProfiles} accounts. Delete one first.`)
        }
        return settings.change({ profiles: [profile, ...all()] })
      }
      const isElsewhere =
        before.domain !== profile.domain || before.clientId !== profile.clientId || before.grant !== profile.grant
      if (isElsewhere || !profile.keep) await vault.forget(profile.id)
      return settings.change({ profiles: all().map((each) => (each.id === profile.id ? profile : each)) })
    },
    remove: async (profileId) => {
      await vault.forget(profileId)
      return settings.change({ profiles: others(profileId) })
    },
  }
}
