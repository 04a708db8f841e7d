// The native menu: the platform's own roles, and the commands of the page. Before there is a page, and after its window is
// closed on a Mac, only opening a file is left.
import { Menu, type KeyboardEvent, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/schema/menu'
import { writeAccelerator } from '../write-accelerator'

interface MenuOptions {
  readonly isDevelopment: boolean
  readonly openFiles: () => void
  /** Asks the page to run one of its commands. */
  readonly run: (id: string) => void
}

export interface AppMenu {
  readonly show: (commands: readonly MenuCommand[]) => void
  /** The page is gone, and its commands with it. */
  readonly clear: () => void
}

/** Groups that belong into a menu which every program has; all others have a menu of their own. */
const homes: Readonly<Record<string, string>> = { Capture: 'File', Session: 'File', View: 'View' }

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** What is the same for two menus that differ in what is enabled. */
const shapeOf = (commands: readonly MenuCommand[]): string =>
  JSON.stringify(commands.map(({ id, title, group, key }) => [id, title, group, key]))

export const createMenu = ({ isDevelopment, openFiles, run }: MenuOptions): AppMenu => {
  const isMac = process.platform === 'darwin'
  let shape = ''

  const itemOf = ({ id, title, key, isEnabled }: MenuCommand): MenuItemConstructorOptions => {
    // A Mac would take a key from the text field that has the focus; elsewhere it is shown and not registered.
    const isShown = key !== undefined && (!isMac || /^(?:\$mod|Control|Meta)\+|F\d/.test(key))
    const accelerator = isShown ? writeAccelerator(key) : undefined
    return {
      id,
      label: title.replaceAll('&', '&&'),
      enabled: isEnabled,
      ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
      // Keys are the page's: it knows what has the focus, and what it has not taken it did not want.
      click: (_item, _window, event: KeyboardEvent | undefined) => {
        if (event?.triggeredByAccelerator !== true) run(id)
      },
    }
  }

  const build = (commands: readonly MenuCommand[]): void => {
    const groups = [...new Set(commands.map(({ group }) => group))]
    const itemsOf = (wanted: string): readonly MenuItemConstructorOptions[] =>
      commands.filter(({ group }) => group === wanted).map(itemOf)
    /** Each group of the menu, with a line after it. */
    const sectionsOf = (menu: string): readonly MenuItemConstructorOptions[] =>
      groups.filter((group) => homes[group] === menu).flatMap((group) => [...itemsOf(group), separator])
    const open = { label: 'Open a Capture or Log…', accelerator: 'CmdOrCtrl+O', click: openFiles }

    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        ...(isMac ? [{ role: 'appMenu' as const }] : []),
        {
          label: 'File',
          submenu: [
            ...(commands.length === 0 ? [open, separator] : sectionsOf('File')),
            { role: isMac ? 'close' : 'quit' },
          ],
        },
        { role: 'editMenu' },
        {
          label: 'View',
          submenu: [
            ...sectionsOf('View'),
            { role: 'togglefullscreen' },
            ...(isDevelopment ? [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
          ],
        },
        ...groups
          .filter((group) => homes[group] === undefined)
          .map((group) => ({ label: group.replaceAll('&', '&&'), submenu: [...itemsOf(group)] })),
        { role: 'windowMenu' },
        ...(isMac ? [] : [{ label: 'Help', submenu: [{ role: 'about' as const }] }]),
      ]),
    )
  }

  const show = (commands: readonly MenuCommand[]): void => {
    const menu = Menu.getApplicationMenu()
    const next = shapeOf(commands)
    if (next !== shape || menu === null) {
      shape = next
      build(commands)
      return
    }
    // A menu that is open stays open.
    for (const { id, isEnabled } of commands) {
      const item = menu.getMenuItemById(id)
      if (item !== null) item.enabled = isEnabled
    }
  }

  build([])
  return { show, clear: () => show([]) }
}
