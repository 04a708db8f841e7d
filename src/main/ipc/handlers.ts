// Contract → services, one line each. The only place that knows both.
import type { AppInfo, Handlers, LinkName } from '../../shared/ipc/contract'
import { mkdir } from 'node:fs/promises'
import type { MenuCommand } from '../../shared/schema/menu'
import type { Clock, Dialogs, Emit, Launcher, OpenInBrowser } from '../ports'
import { readMediaRegions } from '../genesys/read-media-regions'
import { readStoredHeaders, readStoredMessage } from '../genesys/read-stored-message'
import type { CaptureLibrary } from '../services/capture-library'
import type { CaptureService } from '../services/capture-service'
import type { ExportService } from '../services/export-service'
import { readSegments } from '../services/find-conversation'
import type { OpenedFiles } from '../services/opened-files'
import type { Profiles } from '../services/profiles'
import { saveText } from '../services/save-text'
import type { SessionService } from '../services/session-service'
import type { SettingsService } from '../services/settings-service'
import { searchMany } from '../services/search-many'
import { findTraces } from '../services/trace-service'
import type { WiresharkService } from '../services/wireshark-service'

export interface Services {
  readonly appInfo: AppInfo
  readonly session: SessionService
  readonly profiles: Profiles
  readonly settings: SettingsService
  readonly captures: CaptureService
  readonly library: CaptureLibrary
  readonly capturesFolder: () => string
  readonly files: OpenedFiles
  readonly chooseFiles: () => Promise<void>
  /** Absolute path of a capture of the library or of an opened file. */
  readonly pathOf: (id: string) => Promise<string>
  readonly exports: ExportService
  readonly showMenu: (commands: readonly MenuCommand[]) => void
  readonly wireshark: WiresharkService
  readonly launcher: Launcher
  readonly dialogs: Dialogs
  readonly openInBrowser: OpenInBrowser
  readonly clock: Clock
  readonly emit: Emit
}

/** The page names a link; the address is ours. */
const links: Readonly<Record<LinkName, string>> = {
  'wireshark-download': 'https://www.wireshark.org/download.html',
  'oauth-client-help': 'https://help.mypurecloud.com/articles/create-an-oauth-client/',
}

export const createHandlers = (services: Services): Handlers => {
  const { appInfo, session, settings, captures, library, capturesFolder, files, pathOf, wireshark, launcher } = services
  const { profiles, dialogs, clock, emit } = services
  return {
    'app.info': () => appInfo,
    'app.openLink': ({ link }) => services.openInBrowser(links[link]),
    'session.get': () => session.state(),
    'session.resume': (_, signal) => session.resume(signal),
    'session.signIn': (request, signal) => session.signIn(request, signal),
    'session.signInToDemo': (_, signal) => session.signInToDemo(signal),
    'session.signOut': () => session.signOut(),
    'session.storage': () => session.storage(),
    'profiles.save': (profile) => profiles.save(profile),
    'profiles.remove': async ({ profileId }) => {
      const state = session.state()
      if (state.kind === 'signed-in' && state.profileId === profileId) await session.signOut()
      return profiles.remove(profileId)
    },
    'traces.search': (query, signal) => findTraces(session.api().client, query, clock, signal),
    'traces.searchMany': (query, signal) => searchMany(session.api().client, query, clock, emit, signal),
    'conversations.segments': ({ conversationId }, signal) =>
      readSegments(session.api().client, conversationId, signal),
    'conversations.storedMessage': ({ conversationId }, signal) =>
      readStoredMessage(session.api().client, conversationId, signal),
    'conversations.storedHeaders': ({ conversationId, keys }, signal) =>
      readStoredHeaders(session.api().client, conversationId, keys, signal),
    'media.regions': (_, signal) => readMediaRegions(session.api().client, signal),
    'captures.list': async () => [...(await library.list())],
    'captures.fetch': (request, signal) => captures.fetchCapture(request, signal),
    'captures.reveal': async ({ captureId }) => launcher.showInFolder(await pathOf(captureId)),
    'captures.openInWireshark': (request) => wireshark.open(request),
    'files.choose': () => services.chooseFiles(),
    'files.openDropped': ({ paths }) => files.hand(paths),
    'files.openAgain': ({ fileId }) => files.handAgain(fileId),
    'files.take': () => files.take(),
    'files.recent': () => [...files.recent()],
    'files.forget': ({ fileId }) => [...files.forget(fileId)],
    'files.save': (file) => saveText(file, dialogs),
    'exports.save': (file, signal) => services.exports.save(file, signal),
    'exports.reveal': ({ exportId }) => launcher.showInFolder(services.exports.pathOf(exportId)),
    'menu.show': (commands) => services.showMenu(commands),
    'wireshark.status': () => wireshark.status(),
    'wireshark.choose': async () => {
      const path = await dialogs.chooseProgram('Where is Wireshark?')
      if (path !== undefined) settings.change({ wiresharkPath: path })
      return wireshark.status()
    },
    'settings.get': () => settings.get(),
    'settings.change': (change) => settings.change(change),
    'settings.chooseCapturesFolder': async () => {
      const folder = await dialogs.chooseFolder('Where should captures be saved?')
      return folder === undefined ? settings.get() : settings.change({ capturesFolder: folder })
    },
    'settings.revealCapturesFolder': async () => {
      await mkdir(capturesFolder(), { recursive: true })
      await launcher.openFolder(capturesFolder())
    },
  }
}
