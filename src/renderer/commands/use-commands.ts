// The commands as the views see them: with the keys that are in force.
import { useMemo } from 'react'
import { useApp, useFacts } from '../app-context'
import type { Command } from './commands'
import { keyWords } from './key-words'
import { putKeysInForce } from './keys-in-force'

export const useCommands = (): readonly Command[] => {
  const { commands } = useApp()
  const keys = useFacts(
    (s) => s.settings,
    (settings) => settings.keys,
  )
  return useMemo(() => putKeysInForce(commands, keys), [commands, keys])
}

/** Keys of a command by its id. */
export const useKeys = (): ((id: string) => readonly string[]) => {
  const commands = useCommands()
  return (id) => commands.find((command) => command.id === id)?.keys ?? []
}

/** Words for a tooltip, with the command's first key in brackets where it has one. */
export const useTitles = (): ((words: string, id: string) => string) => {
  const keysOf = useKeys()
  const isMac = useApp().stores.info.platform === 'darwin'
  return (words, id) => {
    const [key] = keysOf(id)
    return key === undefined ? words : `${words} (${keyWords(key, isMac)})`
  }
}
