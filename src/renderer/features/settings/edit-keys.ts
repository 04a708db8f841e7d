// What the user makes of the keys: each edit gives the settings anew.
import type { Settings } from '../../../shared/schema/settings'
import type { Command } from '../../commands/commands'
import { presetKeysOf, putKeysInForce } from '../../commands/keys-in-force'

type KeySettings = Settings['keys']

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.join(' ') === others.join(' ')

/** What is as the preset has it is no change. */
const withKeys = (settings: KeySettings, command: Command, keys: readonly string[]): KeySettings => {
  const { preset } = settings
  const others = Object.fromEntries(Object.entries(settings[preset]).filter(([id]) => id !== command.id))
  const isPreset = isSame(keys, presetKeysOf(command, preset))
  return { ...settings, [preset]: isPreset ? others : { ...others, [command.id]: [...keys] } }
}

export const isChanged = (settings: KeySettings, { id }: Command): boolean =>
  settings[settings.preset][id] !== undefined

/** The command that has a key, other than `id`. */
export const ownerOf = (commands: readonly Command[], key: string, id: string): Command | undefined =>
  commands.find((command) => command.id !== id && command.keys.includes(key))

interface KeyEdit {
  readonly id: string
  /** Key whose place the new one takes; undefined: it comes last. */
  readonly replaced: string | undefined
  /** Undefined: the replaced one is taken away. */
  readonly key: string | undefined
}

/** A key belongs to one command: whoever had it has it no longer. */
export const editKeys = (commands: readonly Command[], settings: KeySettings, edit: KeyEdit): KeySettings => {
  const { id, replaced, key } = edit
  const added = key === undefined ? [] : [key]
  let next = settings
  for (const { keys, ...command } of putKeysInForce(commands, settings)) {
    const rest = keys.filter((candidate) => candidate !== key)
    const at = replaced === undefined ? -1 : rest.indexOf(replaced)
    const own = at < 0 ? [...rest, ...added] : [...rest.slice(0, at), ...added, ...rest.slice(at + 1)]
    const wanted = command.id === id ? own : rest
    const base = commands.find((candidate) => candidate.id === command.id)
    if (base !== undefined && !isSame(wanted, keys)) next = withKeys(next, base, wanted)
  }
  return next
}

/** As the preset has them. A key that another command has been given meanwhile comes back, too. */
export const resetKeys = (
  commands: readonly Command[],
  settings: KeySettings,
  { id }: Pick<Command, 'id'>,
): KeySettings => {
  const command = commands.find((candidate) => candidate.id === id)
  if (command === undefined) return settings
  const keys = presetKeysOf(command, settings.preset)
  const cleared = withKeys(settings, command, keys)
  return keys.reduce((next, key) => editKeys(commands, next, { id, replaced: key, key }), cleared)
}

export const resetAllKeys = (settings: KeySettings): KeySettings => ({ ...settings, [settings.preset]: {} })
