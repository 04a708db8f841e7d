// Starts other programs and dialogs on the user's desktop.
import { dialog, shell } from 'electron'
import { spawn } from 'node:child_process'
import type { Dialogs, Launcher, OpenInBrowser } from '../ports'

export const launcher: Launcher = {
  launch: (program, args) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, { detached: true, stdio: 'ignore', shell: false })
      child.once('error', reject)
      child.once('spawn', () => {
        child.unref()
        resolve()
      })
    }),
  showInFolder: (path) => shell.showItemInFolder(path),
  openFolder: async (path) => {
    await shell.openPath(path)
  },
}

export const dialogs: Dialogs = {
  chooseFolder: async (title) => {
    const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openDirectory', 'createDirectory'] })
    return filePaths[0]
  },
  chooseProgram: async (title) => {
    const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile'] })
    return filePaths[0]
  },
  chooseCaptures: async (title) => {
    const { filePaths } = await dialog.showOpenDialog({
      title,
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Captures and logs', extensions: ['pcap', 'pcapng', 'cap', 'snoop', 'gz', 'txt', 'log'] },
        // What a file holds is told by its bytes: no name is refused.
        { name: 'All files', extensions: ['*'] },
      ],
    })
    return filePaths
  },
  choosePlace: async (title, fileName, { name, extension }) => {
    const { canceled, filePath } = await dialog.showSaveDialog({
      title,
      defaultPath: fileName,
      properties: ['showOverwriteConfirmation', 'createDirectory'],
      filters: [{ name, extensions: [extension] }],
    })
    return canceled || filePath === '' ? undefined : filePath
  },
}

/** Only addresses that main made itself reach this: a named link, or the sign-in page. */
export const openInBrowser: OpenInBrowser = async (url) => {
  const { protocol, hostname } = new URL(url)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) throw new Error('Refused: not a web address')
  await shell.openExternal(url)
}
