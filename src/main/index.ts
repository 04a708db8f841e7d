// Composition root: the only file that wires things together.
import { app, net, type BrowserWindow } from 'electron'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cancelled } from './app-error'
import { appPage } from './electron/app-origin'
import { registerAppScheme, serveApp } from './electron/app-protocol'
import { createStartDemo } from './electron/demo-process'
import { createFileRequests } from './electron/file-requests'
import { pictureFirstLadder } from './electron/first-ladder'
import { createEmit, serveIpc } from './electron/ipc-transport'
import { dialogs, launcher, openInBrowser } from './electron/launcher'
import { logError, logInfo, startLog } from './electron/log'
import { createMenu } from './electron/menu'
import { printPage } from './electron/print-page'
import { createSecretCipher } from './electron/secret-cipher'
import { guardWindowSession, guardWebContents } from './electron/security'
import { createStores } from './electron/settings-store'
import { createWindow } from './electron/window'
import { hostsOf } from './genesys/hosts'
import { regions } from './genesys/regions'
import { createDispatcher } from './ipc/dispatcher'
import { createHandlers } from './ipc/handlers'
import type { Clock, Fetch } from './ports'
import { createCaptureLibrary } from './services/capture-library'
import { createCaptureService } from './services/capture-service'
import { createExportService } from './services/export-service'
import { createOpenedFiles } from './services/opened-files'
import { createProfiles } from './services/profiles'
import { createSecretVault } from './services/secret-vault'
import { createSessionService } from './services/session-service'
import { createSettingsService } from './services/settings-service'
import { createWiresharkService } from './services/wireshark-service'

const argumentOf = (name: string): string | undefined => {
  const prefix = `--${name}=`
  return process.argv.find((arg) => arg.startsWith(prefix))?.slice(prefix.length)
}
const hasFlag = (name: string): boolean => process.argv.includes(`--${name}`)

/** As root, Chromium runs without its sandbox or not at all; asking for it then makes its network process crash. */
if (!hasFlag('no-sandbox')) app.enableSandbox()
registerAppScheme()
guardWebContents()
startLog()

const clock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    try {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal })
    } catch (cause) {
      throw cancelled(cause)
    }
  },
}

/** Chromium's stack: the system's proxy settings and certificate store hold. No cookies in or out. */
const fetch: Fetch = async (url, init) => {
  try {
    return await net.fetch(url, { ...init, credentials: 'omit' })
  } catch (error) {
    // Without a network, a name is merely "not resolved"; only Chromium knows why.
    throw net.isOnline() || init?.signal?.aborted === true ? error : new Error('net::ERR_INTERNET_DISCONNECTED')
  }
}

/** How often the session is looked after: soon enough to tell that it has ended, and next to nothing of the budget. */
const sessionCheckMs = 60_000

const fileRequests = createFileRequests()

const start = async (): Promise<void> => {
  await app.whenReady()
  guardWindowSession()

  let window: BrowserWindow | undefined
  const currentWindow = (): BrowserWindow | undefined => window
  const emit = createEmit(currentWindow)

  const stores = createStores()
  /** Chromium keeps a zoom for each address by itself; the setting has the last word. */
  const zoom = (): void => {
    if (window !== undefined && !window.isDestroyed()) {
      window.webContents.setZoomFactor(settings.get().zoomPercent / 100)
    }
  }
  const settings = createSettingsService(stores.settings, (name, payload) => {
    emit(name, payload)
    if (name === 'settings.changed') zoom()
  })
  const dataFolder = app.getPath('userData')
  const vault = createSecretVault(join(dataFolder, 'secrets.json'), createSecretCipher())
  const profiles = createProfiles(settings, vault)
  const startDemo = createStartDemo()
  const session = createSessionService({ fetch, clock, emit, openInBrowser, startDemo, profiles, vault })
  setInterval(() => void session.check(), sessionCheckMs)
  const capturesFolder = (): string => settings.get().capturesFolder || join(dataFolder, 'captures')
  const partsFolder = join(dataFolder, 'unfinished downloads')
  const library = createCaptureLibrary(capturesFolder)
  const captures = createCaptureService({
    session,
    library,
    partsFolder,
    apiBaseOf: () => hostsOf(session.api().session.domain).apiBase,
    fetch,
    clock,
    emit,
  })
  const files = createOpenedFiles(stores.recentFiles, clock, emit)
  const pathOf = async (id: string): Promise<string> => files.pathOf(id) ?? (await library.pathOf(id))
  let choosing: Promise<void> | undefined
  const chooseFiles = (): Promise<void> => {
    // Key and menu may both ask: one dialog is enough.
    choosing ??= dialogs
      .chooseCaptures('Open a capture or log')
      .then(files.hand)
      .finally(() => (choosing = undefined))
    return choosing
  }
  const menu = createMenu({
    isDevelopment: !app.isPackaged,
    openFiles: () => void chooseFiles(),
    run: (id) => emit('command.run', { id }),
  })
  const wireshark = createWiresharkService({
    chosenPath: () => settings.get().wiresharkPath,
    place: { platform: process.platform, env: process.env },
    launcher,
    pathOf,
  })
  const handlers = createHandlers({
    appInfo: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
      startInDemo: hasFlag('demo'),
      regions: [...regions],
    },
    session,
    profiles,
    settings,
    captures,
    library,
    capturesFolder,
    files,
    chooseFiles,
    showMenu: menu.show,
    pathOf,
    exports: createExportService({ dialogs, print: printPage }),
    wireshark,
    launcher,
    dialogs,
    openInBrowser,
    clock,
    emit,
  })
  const dispatch = createDispatcher(handlers, {
    onInternalError: (name, error) => logError(`${name} failed`, error),
  })

  serveIpc(dispatch, currentWindow)
  serveApp({
    pageFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
    captureFile: library.pathOf,
    openedFile: files.pathOf,
  })
  await rm(partsFolder, { recursive: true, force: true })

  const open = async (): Promise<BrowserWindow> => {
    const opened = createWindow(join(app.getAppPath(), 'resources', 'icon.png'))
    window = opened
    opened.once('closed', () => {
      window = undefined
      menu.clear()
    })
    opened.webContents.on('dom-ready', zoom)
    await opened.loadURL(appPage)
    return opened
  }
  const show = (): void => {
    if (window === undefined) void open()
    else {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    }
  }
  app.on('activate', show)
  app.on('second-instance', show)
  fileRequests.listen((paths) => void files.hand(paths))
  logInfo(`Rung ${app.getVersion()} on Electron ${process.versions.electron}`)
  const first = await open()
  const picture = argumentOf('screenshot')
  if (picture !== undefined) await pictureFirstLadder(first, resolve(picture))
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
// One Rung for each profile; only a start for the sake of a picture is on its own.
if (argumentOf('screenshot') === undefined && !fileRequests.claimProfile()) app.exit(0)
else {
  start().catch((error: unknown) => {
    logError('Rung could not start', error)
    process.stderr.write('Rung could not start; its log says why.\n')
    app.exit(1)
  })
}
