// The user's settings: read once, validated, kept by a store that survives restarts.
import { Settings } from '../../shared/schema/settings'
import type { Emit } from '../ports'

export interface SettingsStore {
  readonly read: () => unknown
  readonly write: (settings: Settings) => void
}

export interface SettingsService {
  readonly get: () => Settings
  readonly change: (change: { readonly [K in keyof Settings]?: Settings[K] | undefined }) => Settings
}

/** A damaged store gives the defaults, field by field. */
export const createSettingsService = (store: SettingsStore, emit: Emit): SettingsService => {
  const parsed = Settings.safeParse(store.read())
  let settings = parsed.success ? parsed.data : Settings.parse({})
  return {
    get: () => settings,
    change: (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      settings = Settings.parse({ ...settings, ...given })
      store.write(settings)
      emit('settings.changed', settings)
      return settings
    },
  }
}
