// Settings and recent files on disk, by electron-store: one JSON file in the app's data folder. No secret ever goes here.
import Store from 'electron-store'
import type { RecentFilesStore } from '../services/opened-files'
import type { SettingsStore } from '../services/settings-service'

interface Stores {
  readonly settings: SettingsStore
  /** Beside the settings and not among them: those are known to the page, and these are paths. */
  readonly recentFiles: RecentFilesStore
}

export const createStores = (): Stores => {
  const store = new Store<{ settings?: unknown; recentFiles?: unknown }>({
    name: 'settings',
    clearInvalidConfig: true,
  })
  return {
    settings: { read: () => store.get('settings'), write: (settings) => store.set('settings', settings) },
    recentFiles: { read: () => store.get('recentFiles'), write: (files) => store.set('recentFiles', files) },
  }
}
