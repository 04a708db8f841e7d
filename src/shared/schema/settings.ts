// What the user can set. Main owns the stored values; the page mirrors them.
import { z } from 'zod'
import { CallListChange, CallListSettings } from './call-list'

const themes = ['system', 'light', 'dark'] as const
const timeZones = ['local', 'utc'] as const

export const Settings = z.object({
  version: z.literal(1).default(1),
  theme: z.enum(themes).catch('system').default('system'),
  timeZone: z.enum(timeZones).catch('local').default('local'),
  /** Where captures are saved; '' is the folder inside the app's own data. Chosen in a dialog that main opens. */
  capturesFolder: z.string().max(4096).catch('').default(''),
  /** Chosen by the user; '' means: look for it. */
  wiresharkPath: z.string().max(4096).catch('').default(''),
  callList: CallListSettings.catch(CallListSettings.parse({})).default(CallListSettings.parse({})),
  /** Last used on the sign-in page; never a secret. */
  signIn: z
    .object({
      domain: z.string().max(253).catch('').default(''),
      clientId: z.string().max(64).catch('').default(''),
    })
    .default({ domain: '', clientId: '' }),
})
export type Settings = z.output<typeof Settings>

/** What the page may change by itself: paths come only from dialogs that main opens. */
export const SettingsChange = z.strictObject({
  theme: z.enum(themes).optional(),
  timeZone: z.enum(timeZones).optional(),
  callList: CallListChange.optional(),
})
export type SettingsChange = z.output<typeof SettingsChange>
