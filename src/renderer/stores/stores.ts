// The facts that the page holds, one store per concern. Made once in main.tsx; everything else is derived from these.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BudgetState } from '../../shared/budget-state'
import type { AppInfo, WiresharkStatus } from '../../shared/ipc/contract'
import type { Fault } from '../../shared/ipc/fault'
import type { CaptureInfo, CaptureProgress } from '../../shared/schema/capture'
import type { SecretStorage, SessionState } from '../../shared/schema/session'
import type { Settings } from '../../shared/schema/settings'
import type { TraceSearchResult } from '../../shared/trace-result'
import type { EpochMicros } from '../../core/base/time'
import type { TraceMessage } from '../../core/call/trace-message'
import { idle, valueOf, type AsyncState } from './async-state'
import { noConversation, type ConversationFacts } from './conversation-facts'
import { initialExportFacts, type ExportFacts } from './export-facts'
import { findMessage } from './find-message'
import { followStore } from './follow-store'
import { initialLadderView, type LadderView } from './ladder-views'
import { initialCallList, type CallListFacts } from './call-list'
import { noManySearch, type ManyFacts } from './many-search'
import { noMediaRegions, type MediaRegionFacts } from './media-region-facts'
import { initialMessageFacts, type MessageFacts } from './message-facts'
import { noFiles, type FileFacts } from './open-files'
import { initialSearchDraft, type SearchDraft } from './search-draft'

export interface SessionFacts {
  readonly session: SessionState
  /** A sign-in under way or failed; `ready` is the session itself. */
  readonly signIn: AsyncState<'demo' | 'browser' | 'client-credentials' | 'resume'>
  /** Whether sign-ins can be kept on this computer; undefined until main has told. */
  readonly storage: SecretStorage | undefined
  /** Id of the account that is chosen on the sign-in page; undefined for the last used one. */
  readonly chosenId: string | undefined
}

export interface SearchFacts {
  readonly draft: SearchDraft
  readonly result: AsyncState<SearchResult>
}

/** What a search brought, with its messages made once: lists and ladders read the same objects. */
export interface SearchResult {
  /** The conversation that was asked for, or ''. */
  readonly conversationId: string
  readonly found: TraceSearchResult
  readonly messages: readonly TraceMessage[]
}

export interface OpenCall {
  /** Conversation id or first Call-ID: what the call is known by. */
  readonly key: string
  /** '' when unknown. Known also where no message carries it, because it was what the user asked for. */
  readonly conversationId: string
  readonly origin: 'search' | 'library' | 'file'
  readonly found: TraceSearchResult | undefined
  readonly messages: readonly TraceMessage[]
  /** How many messages are still on their way; none or undefined when all are here. What needs all of them waits. */
  readonly arriving?: number
  /** The file that the ladder is built from, once there is one. */
  readonly capture: CallFile | undefined
  /** Keys of the calls, when several stand in one ladder. */
  readonly together?: readonly string[]
}

/** A capture of the library or an opened file. */
export interface CallFile {
  readonly id: string
  readonly fileName: string
  /** Wireshark opens captures only. */
  readonly kind: 'capture' | 'text'
}

export interface CallFacts {
  readonly call: AsyncState<OpenCall>
  readonly selectedId: string | undefined
}

export const selectedMessageOf = ({ call, selectedId }: CallFacts): TraceMessage | undefined =>
  findMessage(valueOf(call)?.messages ?? [], selectedId)

/** Who called whom and when, before its messages are there. */
export interface CallHeading {
  /** Of several calls in one ladder, instead of the parties. */
  readonly title?: string
  readonly from: string
  readonly to: string
  /** µs; undefined while nobody knows. */
  readonly startedAt: EpochMicros | undefined
}

/** A call that can be opened, also once more after its tab was closed: it holds no message. */
export interface CallOpening {
  /** Where the call comes from and what it is known by there: who opens it again gets the same tab. */
  readonly id: string
  /** `search`, `library`, or the id of a file. */
  readonly sourceId: string
  readonly heading: CallHeading
  /** `showFirst` is told the first messages of a long call, while the others are on their way. */
  readonly load: (signal: AbortSignal, showFirst: (call: OpenCall) => void) => Promise<OpenCall>
  /** What is done once the call is there. */
  readonly onShown?: (tab: CallTab) => Promise<void>
}

/** Where a ladder was scrolled to, in px. */
export interface LadderPlace {
  readonly top: number
  readonly left: number
}

/** An open call with all that the user has made of it. */
export interface CallTab extends Pick<CallOpening, 'id'> {
  readonly opening: CallOpening
  /** The next call that is only looked at takes its place. */
  readonly isPreview: boolean
  readonly call: StoreApi<CallFacts>
  readonly message: StoreApi<MessageFacts>
  readonly view: StoreApi<LadderView>
  /** Undefined: wherever the selected message is. */
  readonly place: StoreApi<{ readonly place: LadderPlace | undefined }>
}

/** Enough to open a call again as it was left. */
export interface ClosedTab extends Pick<CallFacts, 'selectedId'> {
  readonly opening: CallOpening
  readonly message: MessageFacts
  readonly place: LadderPlace | undefined
}

/** `fit`: beside each other where both have room. */
export type SplitWay = 'fit' | 'beside' | 'below'

export interface TabsFacts {
  /** In the order of the strip. */
  readonly tabs: readonly CallTab[]
  /** The call in front: keys and the message pane are its. Undefined: the file itself, or nothing. */
  readonly activeId: string | undefined
  /** The call on the other side; undefined: the view is not split. */
  readonly otherId: string | undefined
  /** The other side is the left or the upper one. */
  readonly isOtherFirst: boolean
  readonly way: SplitWay
  /** Ids of all tabs; whichever was in front last comes first. */
  readonly recent: readonly string[]
  /** Closed last comes last. */
  readonly closed: readonly ClosedTab[]
  /** What there is to say of tabs for a moment, in the status bar; '' for nothing. */
  readonly notice: string
}

export const noTabs: TabsFacts = {
  tabs: [],
  activeId: undefined,
  otherId: undefined,
  isOtherFirst: false,
  way: 'fit',
  recent: [],
  closed: [],
  notice: '',
}

export const tabOf = ({ tabs }: TabsFacts, id: string | undefined): CallTab | undefined =>
  id === undefined ? undefined : tabs.find((tab) => tab.id === id)

export const activeTabOf = (facts: TabsFacts): CallTab | undefined => tabOf(facts, facts.activeId)

type PcapJob =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly key: string; readonly progress: CaptureProgress }
  | { readonly kind: 'reading'; readonly key: string }
  | { readonly kind: 'failed'; readonly key: string; readonly fault: Fault }

export interface CaptureFacts {
  readonly library: AsyncState<readonly CaptureInfo[]>
  readonly job: PcapJob
  readonly wireshark: WiresharkStatus | undefined
  /** A failed hand-over to Wireshark or to the file manager, and of what: a call says nothing of another one's. */
  readonly handOver: { readonly captureId: string; readonly fault: Fault } | undefined
}

/** `keyboard` and `media-regions` are pages of the settings. */
export type View = 'search' | 'library' | 'settings' | 'keyboard' | 'media-regions'

export interface UiFacts {
  readonly view: View
  readonly overlay: 'none' | 'help' | 'palette' | 'columns' | 'export' | 'conversation' | 'stored-invite'
  /** The user asked for the sign-in page while the shell was shown. */
  readonly wantsSignIn: boolean
}

export interface Stores {
  readonly info: AppInfo
  readonly session: StoreApi<SessionFacts>
  readonly settings: StoreApi<Settings>
  readonly budget: StoreApi<BudgetState>
  readonly search: StoreApi<SearchFacts>
  readonly many: StoreApi<ManyFacts>
  readonly tabs: StoreApi<TabsFacts>
  /** These three are of the call in front, whichever that is. */
  readonly call: StoreApi<CallFacts>
  readonly ladderView: StoreApi<LadderView>
  readonly message: StoreApi<MessageFacts>
  readonly conversation: StoreApi<ConversationFacts>
  readonly mediaRegions: StoreApi<MediaRegionFacts>
  readonly exports: StoreApi<ExportFacts>
  readonly captures: StoreApi<CaptureFacts>
  readonly files: StoreApi<FileFacts>
  readonly list: StoreApi<CallListFacts>
  readonly ui: StoreApi<UiFacts>
}

/** The facts of the call in front. Where there is none, nothing is open. */
const createOpenCall = (): Pick<Stores, 'tabs' | 'call' | 'ladderView' | 'message'> => {
  const tabs = createStore<TabsFacts>(() => noTabs)
  const call = createStore<CallFacts>(() => ({ call: idle, selectedId: undefined }))
  const ladderView = createStore<LadderView>(() => initialLadderView)
  const message = createStore<MessageFacts>(() => initialMessageFacts)
  return {
    tabs,
    call: followStore(tabs, (facts) => activeTabOf(facts)?.call ?? call),
    ladderView: followStore(tabs, (facts) => activeTabOf(facts)?.view ?? ladderView),
    message: followStore(tabs, (facts) => activeTabOf(facts)?.message ?? message),
  }
}

export const createStores = (info: AppInfo, session: SessionState, settings: Settings): Stores => ({
  info,
  ...createOpenCall(),
  session: createStore<SessionFacts>(() => ({ session, signIn: idle, storage: undefined, chosenId: undefined })),
  settings: createStore<Settings>(() => settings),
  budget: createStore<BudgetState>(() => ({ kind: 'unknown' })),
  search: createStore<SearchFacts>(() => ({ draft: initialSearchDraft, result: idle })),
  many: createStore<ManyFacts>(() => noManySearch),
  conversation: createStore<ConversationFacts>(() => noConversation),
  mediaRegions: createStore<MediaRegionFacts>(() => noMediaRegions),
  exports: createStore<ExportFacts>(() => initialExportFacts),
  captures: createStore<CaptureFacts>(() => ({
    library: idle,
    job: { kind: 'none' },
    wireshark: undefined,
    handOver: undefined,
  })),
  files: createStore<FileFacts>(() => noFiles),
  list: createStore<CallListFacts>(() => initialCallList),
  ui: createStore<UiFacts>(() => ({
    view: 'search',
    overlay: 'none',
    wantsSignIn: false,
  })),
})
