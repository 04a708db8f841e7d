// The facts that the page holds, one store per concern. Made once in main.tsx; everything else is derived from these.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BudgetState } from '../../shared/budget-state'
import type { AppInfo, WiresharkStatus } from '../../shared/ipc/contract'
import type { Fault } from '../../shared/ipc/fault'
import type { CaptureInfo, CaptureProgress } from '../../shared/schema/capture'
import type { SessionState } from '../../shared/schema/session'
import type { Settings } from '../../shared/schema/settings'
import type { TraceSearchResult } from '../../shared/trace-result'
import type { TraceMessage } from '../../core/call/trace-message'
import { idle, valueOf, type AsyncState } from './async-state'
import { initialExportFacts, type ExportFacts } from './export-facts'
import { findMessage } from './find-message'
import { createLadderViews, type LadderViewOf } from './ladder-views'
import { initialCallList, type CallListFacts } from './call-list'
import { noManySearch, type ManyFacts } from './many-search'
import { initialMessageFacts, type MessageFacts } from './message-facts'
import { noFiles, type FileFacts } from './open-files'
import { initialSearchDraft, type SearchDraft } from './search-draft'

export interface SessionFacts {
  readonly session: SessionState
  /** A sign-in under way or failed; `ready` is the session itself. */
  readonly signIn: AsyncState<'demo' | 'browser' | 'client-credentials'>
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

type PcapJob =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly key: string; readonly progress: CaptureProgress }
  | { readonly kind: 'reading'; readonly key: string }
  | { readonly kind: 'failed'; readonly key: string; readonly fault: Fault }

export interface CaptureFacts {
  readonly library: AsyncState<readonly CaptureInfo[]>
  readonly job: PcapJob
  readonly wireshark: WiresharkStatus | undefined
  /** A failed hand-over to Wireshark or to the file manager. */
  readonly handOverFault: Fault | undefined
}

/** `keyboard` is the settings' second page. */
export type View = 'search' | 'library' | 'settings' | 'keyboard'

export interface UiFacts {
  readonly view: View
  readonly overlay: 'none' | 'help' | 'palette' | 'columns' | 'export'
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
  readonly call: StoreApi<CallFacts>
  /** How the ladder of each call is shown. */
  readonly ladderView: LadderViewOf
  readonly message: StoreApi<MessageFacts>
  readonly exports: StoreApi<ExportFacts>
  readonly captures: StoreApi<CaptureFacts>
  readonly files: StoreApi<FileFacts>
  readonly list: StoreApi<CallListFacts>
  readonly ui: StoreApi<UiFacts>
}

export const createStores = (info: AppInfo, session: SessionState, settings: Settings): Stores => ({
  info,
  session: createStore<SessionFacts>(() => ({ session, signIn: idle })),
  settings: createStore<Settings>(() => settings),
  budget: createStore<BudgetState>(() => ({ kind: 'unknown' })),
  search: createStore<SearchFacts>(() => ({ draft: initialSearchDraft, result: idle })),
  many: createStore<ManyFacts>(() => noManySearch),
  call: createStore<CallFacts>(() => ({ call: idle, selectedId: undefined })),
  ladderView: createLadderViews(),
  message: createStore<MessageFacts>(() => initialMessageFacts),
  exports: createStore<ExportFacts>(() => initialExportFacts),
  captures: createStore<CaptureFacts>(() => ({
    library: idle,
    job: { kind: 'none' },
    wireshark: undefined,
    handOverFault: undefined,
  })),
  files: createStore<FileFacts>(() => noFiles),
  list: createStore<CallListFacts>(() => initialCallList),
  ui: createStore<UiFacts>(() => ({
    view: 'search',
    overlay: 'none',
    wantsSignIn: false,
  })),
})
