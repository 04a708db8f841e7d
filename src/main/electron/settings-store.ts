// Settings on disk, by electron-store: one JSON file in the app's data folder. No secret ever goes here.
import Store from 'electron-store'
import type { SettingsStore } from '../services/settings-service'

export const createSettingsStore = (): SettingsStore => {
  const store = new Store<{ settings?: unknown }>({ name: 'settings', clearInvalidConfig: true })
  return {
    read: () => store.get('settings'),
    write: (settings) => store.set('settings', settings),
  }
}
