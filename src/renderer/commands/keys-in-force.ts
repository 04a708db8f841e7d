// Which keys a command has: those that the user gave it, else the preset's, else its own.
import type { Settings } from '../../shared/schema/settings'
import type { Command } from './commands'
import { presets, type Preset } from './presets'

type KeySettings = Settings['keys']

export const presetKeysOf = ({ id, keys }: Command, preset: Preset): readonly string[] => presets[preset][id] ?? keys

export const putKeysInForce = (commands: readonly Command[], settings: KeySettings): readonly Command[] => {
  const { preset } = settings
  return commands.map((command) => {
    return { ...command, keys: settings[preset][command.id] ?? presetKeysOf(command, preset) }
  })
}
