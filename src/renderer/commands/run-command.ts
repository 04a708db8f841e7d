// The one way a command is run, whether by key, from the palette or from the menu.
import type { Command } from './commands'

export const isEnabled = (command: Command): boolean => command.isEnabled?.() !== false

/** A command that makes no sense now does nothing. Of each the last run is left in the performance timeline. */
export const runCommand = (command: Command): void => {
  if (!isEnabled(command)) return
  const mark = `command ${command.id}`
  performance.clearMarks(mark)
  performance.mark(mark)
  command.run()
}
