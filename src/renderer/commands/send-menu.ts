// Keeps the native menu at what the commands are, and at which of them make sense now.
import type { Stores } from '../stores/stores'
import { subscribeAll } from '../stores/subscribe-all'
import type { Command } from './commands'
import { isEnabled } from './run-command'
import type { MenuCommand } from '../../shared/schema/menu'

/** Walking the ladder with a key held down must not send a menu for each rung. */
const pauseMilliseconds = 150

const describe = (command: Command): MenuCommand => {
  const { id, title, group, keys } = command
  return { id, title, group, key: keys[0], isEnabled: isEnabled(command) }
}

/** Returns the function that ends it. */
export const sendMenu = (
  commands: readonly Command[],
  stores: Stores,
  send: (commands: MenuCommand[]) => Promise<void>,
): (() => void) => {
  let sent = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const update = (): void => {
    timer = undefined
    const menu = commands.map(describe)
    const next = JSON.stringify(menu)
    if (next === sent) return
    sent = next
    // The next change sends it again.
    send(menu).catch(() => (sent = ''))
  }
  const schedule = (): void => {
    timer ??= setTimeout(update, pauseMilliseconds)
  }

  const { session, search, many, tabs, call, ladderView, message, captures, files, list, ui } = stores
  const leaveStores = subscribeAll(
    [session, search, many, tabs, call, ladderView, message, captures, files, list, ui],
    schedule,
  )
  update()
  return () => {
    clearTimeout(timer)
    leaveStores()
  }
}
