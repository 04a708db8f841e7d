// What the user can set. Main owns the stored values; the page mirrors them.
import { z } from 'zod'
import { CallListChange, CallListSettings } from './call-list'
import { CommandId, Key } from './keys'
import { StoredProfiles, withProfiles } from './profile'
import { RecentSearches, StoredRecentSearches } from './recent-search'
import { keepChosen, StoredChosenZone, TimeZone } from './time-zone'

const themes = ['system', 'light', 'dark', 'high-contrast'] as const

/** Of the whole window; 100 is the size that it is made for. */
const ZoomPercent = z.number().int().min(50).max(300)

const keyPresets = ['rung', 'sngrep'] as const

/** Commands whose keys the user has changed; without keys, a command has none. */
const KeyChanges = z
  .record(CommandId, z.array(Key).max(8))
  .refine((changes) => Object.keys(changes).length <= 500, 'at most 500 commands')

/** Each preset has changes of its own, so that trying another one loses none. */
const KeySettings = z.strictObject({ preset: z.enum(keyPresets), rung: KeyChanges, sngrep: KeyChanges })

const Entries = z.record(z.string(), z.unknown())

/** Of a damaged entry only that entry is lost. A preset that is not there yet has no changes. */
const StoredKeyChanges = z
  .unknown()
  .optional()
  .transform((stored) => {
    const entries = Object.entries(Entries.safeParse(stored).data ?? {})
    const kept = entries.flatMap(([id, keys]) => Object.entries(KeyChanges.safeParse({ [id]: keys }).data ?? {}))
    return Object.fromEntries(kept.slice(0, 500))
  })

const StoredKeys = z.object({
  preset: z.enum(keyPresets).catch('rung').default('rung'),
  rung: StoredKeyChanges,
  sngrep: StoredKeyChanges,
})

const CurrentSettings = z.object({
  // What was added since has a default, so that settings of before are read as they are.
  version: z.literal(1).default(1),
  theme: z.enum(themes).catch('system').default('system'),
  timeZone: TimeZone.catch('local').default('local'),
  /** The zone beside UTC and that of the computer; '' for none. */
  chosenZone: StoredChosenZone,
  zoomPercent: ZoomPercent.catch(100).default(100),
  /** Where captures are saved; '' is the folder inside the app's own data. Chosen in a dialog that main opens. */
  capturesFolder: z.string().max(4096).catch('').default(''),
  /** Chosen by the user; '' means: look for it. */
  wiresharkPath: z.string().max(4096).catch('').default(''),
  // A group that is missing, or no group at all, is what it is at first, and takes no other with it.
  callList: CallListSettings.catch(CallListSettings.parse({})),
  /** Accounts, the last used one first; never a secret. */
  profiles: StoredProfiles,
  keys: StoredKeys.catch(StoredKeys.parse({})),
  recentSearches: StoredRecentSearches,
})
export const Settings = z.preprocess(withProfiles, CurrentSettings.transform(keepChosen))
export type Settings = z.output<typeof Settings>

/** What the page may change by itself: paths come only from dialogs that main opens. */
export const SettingsChange = z.strictObject({
  theme: z.enum(themes).optional(),
  timeZone: TimeZone.optional(),
  /** Nothing but to forget it: what times are shown in is chosen. */
  chosenZone: z.literal('').optional(),
  zoomPercent: ZoomPercent.optional(),
  callList: CallListChange.optional(),
  keys: KeySettings.optional(),
  recentSearches: RecentSearches.optional(),
})
export type SettingsChange = z.output<typeof SettingsChange>
