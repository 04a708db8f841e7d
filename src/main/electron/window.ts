// The one window: sandboxed, isolated, and shown when it has something to show.
import { BrowserWindow, nativeTheme } from 'electron'
import { fileURLToPath } from 'node:url'

/** Not loaded yet: the caller must know the window before its page makes the first call. */
export const createWindow = (icon: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 540,
    show: false,
    title: 'Rung',
    icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#ffffff',
    webPreferences: {
      preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}
