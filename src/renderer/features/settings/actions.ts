import type { SettingsChange } from '../../../shared/schema/settings'
import type { Api } from '../../api/client'
import type { Stores } from '../../stores/stores'
import { nextZone } from './clock-zones'

/** Main owns the settings; what it answers is what is shown. */
export const createSettingsActions = (api: Api, stores: Stores) => ({
  change: async (change: SettingsChange): Promise<void> =>
    stores.settings.setState(await api.call('settings.change', change)),
  nextTimeZone: async (): Promise<void> =>
    stores.settings.setState(await api.call('settings.change', { timeZone: nextZone(stores.settings.getState()) })),
  chooseCapturesFolder: async (): Promise<void> =>
    stores.settings.setState(await api.call('settings.chooseCapturesFolder', undefined)),
  revealCapturesFolder: (): Promise<void> => api.call('settings.revealCapturesFolder', undefined),
})

export type SettingsActions = ReturnType<typeof createSettingsActions>
