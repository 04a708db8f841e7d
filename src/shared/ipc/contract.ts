// The only list of what may cross between the page and main. Arguments are validated in main, results are typed.
import { z } from 'zod'
import type { BudgetState } from '../budget-state'
import type { ConversationSegment } from '../conversation-segment'
import type { MediaRegions } from '../media-regions'
import type { CaptureProgress } from '../schema/capture'
import { CaptureId, CaptureInfo, CaptureRequest, WiresharkOpen } from '../schema/capture'
import { ConversationRef, StoredHeadersQuery, type StoredHeader } from '../schema/conversation'
import { SavedFile, TextFile } from '../schema/saved-file'
import { ExportFile, ExportId, SavedExport } from '../schema/export-file'
import { MenuCommands } from '../schema/menu'
import { FileId, FilePaths, RecentFile, type FileOpening } from '../schema/opened-file'
import { Profile, ProfileId } from '../schema/profile'
import { SecretStorage, SessionState, SignIn } from '../schema/session'
import { Settings, SettingsChange } from '../schema/settings'
import type { ManyProgress, ManyTotals } from '../many-result'
import { ManyQuery, TraceQuery } from '../schema/trace'
import type { TraceSearchResult } from '../trace-result'

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })
const nothing = z.undefined()

export const AppInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** Started with --demo: sign in to the demonstration organization at once. */
  startInDemo: z.boolean(),
  regions: z.array(z.strictObject({ domain: z.string(), name: z.string() })),
})
export const LinkName = z.enum(['wireshark-download', 'oauth-client-help'])
export const WiresharkStatus = z.strictObject({
  found: z.boolean(),
  /** For show only; the page cannot set it. */
  path: z.string(),
})

export const calls = {
  'app.info': call(nothing, AppInfo),
  'app.openLink': call(z.strictObject({ link: LinkName }), z.void()),
  'session.get': call(nothing, SessionState),
  /** Goes on with the session that was kept for the last used profile, if there is one. */
  'session.resume': call(nothing, SessionState),
  'session.signIn': call(SignIn, SessionState),
  'session.signInToDemo': call(nothing, SessionState),
  'session.signOut': call(nothing, z.void()),
  'session.storage': call(nothing, SecretStorage),
  /** Adds the profile, or takes the place of the one with its id. */
  'profiles.save': call(Profile, Settings),
  /** Forgets the profile and all that is kept for it. */
  'profiles.remove': call(z.strictObject({ profileId: ProfileId }), Settings),
  'traces.search': call(TraceQuery, z.custom<TraceSearchResult>()),
  /** What each conversation brought comes as `traces.manyProgress`, so that a cancelled job keeps what it has. */
  'traces.searchMany': call(ManyQuery, z.custom<ManyTotals>()),
  'conversations.segments': call(ConversationRef, z.custom<readonly ConversationSegment[]>()),
  /** Undefined when the platform keeps none. */
  'conversations.storedMessage': call(ConversationRef, z.string().optional()),
  'conversations.storedHeaders': call(StoredHeadersQuery, z.custom<readonly StoredHeader[] | undefined>()),
  'media.regions': call(nothing, z.custom<MediaRegions>()),
  'captures.list': call(nothing, z.array(CaptureInfo)),
  'captures.fetch': call(CaptureRequest, CaptureInfo),
  'captures.reveal': call(z.strictObject({ captureId: CaptureId }), z.void()),
  'captures.openInWireshark': call(WiresharkOpen, z.void()),
  /** Shows the system's dialog; what was chosen comes as `files.handed`, as do files from everywhere else. */
  'files.choose': call(nothing, z.void()),
  'files.openDropped': call(z.strictObject({ paths: FilePaths }), z.void()),
  'files.openAgain': call(z.strictObject({ fileId: FileId }), z.void()),
  /** Files that were handed over since the last time. */
  'files.take': call(nothing, z.custom<readonly FileOpening[]>()),
  'files.recent': call(nothing, z.array(RecentFile)),
  /** Without an id, the whole list is forgotten. */
  'files.forget': call(z.strictObject({ fileId: FileId.optional() }), z.array(RecentFile)),
  /** Asks for a place with the system's dialog; undefined when the user thought better of it. */
  'files.save': call(TextFile, SavedFile.optional()),
  'exports.save': call(ExportFile, SavedExport.optional()),
  'exports.reveal': call(z.strictObject({ exportId: ExportId }), z.void()),
  /** The commands of the page; one that is chosen comes back as `command.run`. */
  'menu.show': call(MenuCommands, z.void()),
  'wireshark.status': call(nothing, WiresharkStatus),
  'wireshark.choose': call(nothing, WiresharkStatus),
  'settings.get': call(nothing, Settings),
  'settings.change': call(SettingsChange, Settings),
  'settings.chooseCapturesFolder': call(nothing, Settings),
  'settings.revealCapturesFolder': call(nothing, z.void()),
}

/** What the preload script alone may say: it knows the paths of dropped files, and the page must not name any. */
export const preloadCall = 'files.openDropped' satisfies CallName

/** What main tells the page unasked. */
interface Events {
  readonly 'session.changed': SessionState
  readonly 'traces.manyProgress': ManyProgress
  readonly 'budget.changed': BudgetState
  readonly 'captures.progress': CaptureProgress
  readonly 'settings.changed': Settings
  /** Files wait for `files.take`. */
  readonly 'files.handed': undefined
  /** A command of the native menu was chosen. */
  readonly 'command.run': { readonly id: string }
}

export type CallName = keyof typeof calls
export type Arg<N extends CallName> = z.input<(typeof calls)[N]['input']>
export type Result<N extends CallName> = z.output<(typeof calls)[N]['output']>
export type EventName = keyof Events
export type EventPayload<N extends EventName> = Events[N]
export type AppInfo = z.output<typeof AppInfo>
export type LinkName = z.output<typeof LinkName>
export type WiresharkStatus = z.output<typeof WiresharkStatus>

export type Handlers = {
  readonly [N in CallName]: (
    arg: z.output<(typeof calls)[N]['input']>,
    signal: AbortSignal,
  ) => Promise<Result<N>> | Result<N>
}
