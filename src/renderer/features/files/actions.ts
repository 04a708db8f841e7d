// Opening files from the disk: main hands them over, a worker for each reads them, and their calls are listed where those
// of a search are.
import { identifyMessages, type TraceMessage } from '../../../core/call/trace-message'
import type { FileOpening } from '../../../shared/schema/opened-file'
import { faultOf, type Api } from '../../api/client'
import { shownFileOf, type FileFacts, type OpenFile } from '../../stores/open-files'
import type { CallOpening, OpenCall, Stores } from '../../stores/stores'
import { openFileSession, type FileReading, type FileSession } from '../../workers/open-file-session'
import type { TabActions } from '../tabs/actions'
import { togetherHeading } from '../tabs/tab-words'

/** So many are accepted at once. */
const filesPerCall = 100

/** What people look for is a call: keep-alives and registrations often come before the first one. */
const firstCallOf = ({ calls }: FileReading): number =>
  Math.max(
    0,
    calls.findIndex(({ method }) => method === 'INVITE'),
  )

/** Read, and with something to show. */
const hasCalls = (file: OpenFile): file is OpenFile & { readonly state: { readonly kind: 'ready' } } =>
  file.state.kind === 'ready' && file.state.reading.calls.length > 0

const fileOf = (opening: FileOpening): OpenFile => ({
  id: opening.file.id,
  name: opening.file.name,
  state: opening.kind === 'opened' ? { kind: 'waiting', file: opening.file } : { kind: 'failed', fault: opening.fault },
  callIndex: undefined,
})

export const createFileActions = (api: Api, stores: Stores, tabs: TabActions, createWorker: () => Worker) => {
  const sessions = new Map<string, FileSession>()
  let queue: Promise<void> = Promise.resolve()

  const facts = (): FileFacts => stores.files.getState()
  const find = (id: string): OpenFile | undefined => facts().files.find((file) => file.id === id)
  const change = (id: string, next: Partial<Pick<OpenFile, 'state' | 'callIndex'>>): void =>
    stores.files.setState(({ files }) => ({
      files: files.map((file) => (file.id === id ? { ...file, ...next } : file)),
    }))

  /** `isPreview`: in the tab of calls that are only looked at. */
  const openCall = async (id: string, index: number, isPreview = false): Promise<void> => {
    const state = find(id)?.state
    const session = sessions.get(id)
    if (state?.kind !== 'ready' || session === undefined) return
    const summary = state.reading.calls[index]
    if (summary === undefined) return
    change(id, { callIndex: index })
    const callOf = (messages: readonly TraceMessage[]): OpenCall => ({
      key: summary.key,
      conversationId: summary.conversationId,
      origin: 'file',
      found: undefined,
      messages,
      capture: { id, fileName: state.file.name, kind: state.reading.contents.kind },
    })
    const opening: CallOpening = {
      id: `${id} ${summary.key}`,
      sourceId: id,
      heading: summary,
      load: async (_, showFirst) =>
        callOf(await session.openCall(index, (messages, arriving) => showFirst({ ...callOf(messages), arriving }))),
    }
    await tabs.open(opening, { isPreview, isQuick: true })
  }

  /** Calls at several places of a file's list, in one ladder. */
  const openTogether = async (id: string, indexes: readonly number[]): Promise<void> => {
    const state = find(id)?.state
    const session = sessions.get(id)
    if (state?.kind !== 'ready' || session === undefined) return
    const calls = indexes.flatMap((index) => state.reading.calls[index] ?? [])
    const keys = calls.map(({ key }) => key)
    const opening: CallOpening = {
      id: `${id} ${keys.join(' ')}`,
      sourceId: id,
      heading: togetherHeading(calls),
      load: async () => ({
        key: keys.join(' '),
        conversationId: '',
        origin: 'file',
        found: undefined,
        // Ids tell messages of one call apart: those of several are told anew.
        messages: identifyMessages((await Promise.all(indexes.map((index) => session.openCall(index)))).flat()),
        capture: { id, fileName: state.file.name, kind: state.reading.contents.kind },
        together: keys,
      }),
    }
    await tabs.open(opening, { isQuick: true })
  }

  const show = async (id: string): Promise<void> => {
    const file = find(id)
    if (file === undefined) return
    stores.files.setState({ shownId: id })
    stores.ui.setState({ view: 'search', wantsSignIn: false })
    const last = tabs.lastOf(id)
    if (last !== undefined) tabs.reveal(last.id)
    else if (hasCalls(file)) await openCall(id, file.callIndex ?? firstCallOf(file.state.reading), true)
    else tabs.leave()
  }

  /** Opens a call of a file that has just been read, where it is still waited for: whoever went elsewhere stays there. */
  const showFirstCall = async (id: string): Promise<void> => {
    const file = find(id)
    const isAwaited = facts().shownId === id && stores.call.getState().call.kind === 'idle'
    if (isAwaited && file !== undefined && hasCalls(file)) await openCall(id, firstCallOf(file.state.reading), true)
  }

  const showSearch = (): void => {
    if (facts().shownId === undefined) return
    stores.files.setState({ shownId: undefined })
    const last = tabs.lastOf('search', 'library')
    if (last === undefined) tabs.leave()
    else tabs.reveal(last.id)
  }

  const read = async (id: string): Promise<void> => {
    const file = find(id)
    if (file?.state.kind !== 'waiting') return
    const opened = file.state.file
    const session = openFileSession(createWorker)
    sessions.set(id, session)
    // Somebody may close the file, or open it anew, while it is read: then this reading counts no more.
    const isCurrent = (): boolean => sessions.get(id) === session
    change(id, { state: { kind: 'reading', file: opened, bytes: 0 } })
    try {
      const reading = await session.read(id, (bytes) => {
        if (isCurrent()) change(id, { state: { kind: 'reading', file: opened, bytes } })
      })
      if (!isCurrent()) return
      change(id, { state: { kind: 'ready', file: opened, reading } })
      await showFirstCall(id)
    } catch (error) {
      if (!isCurrent()) return
      const fault = faultOf(error)
      end(id)
      change(id, { state: { kind: 'failed', fault } })
      // Nobody wants it again. A list that cannot be kept must not hold up the files behind this one.
      if (fault.code === 'file.no-sip') void forget(id).catch(() => undefined)
    }
  }

  /** What was read of the file is gone, its calls too. */
  const end = (id: string): void => {
    tabs.dropSource(id)
    sessions.get(id)?.close()
    sessions.delete(id)
  }

  const refreshRecent = async (): Promise<void> =>
    stores.files.setState({ recent: await api.call('files.recent', undefined) })

  /** Takes a file off the list of recent ones; without an id, all. */
  const forget = async (fileId?: string): Promise<void> => {
    const recent = await api.call('files.forget', fileId === undefined ? {} : { fileId })
    stores.files.setState({ recent })
  }

  /** Takes what main has for the page; the first of several is shown at once. */
  const take = async (): Promise<void> => {
    const openings = await api.call('files.take', undefined)
    const [first] = openings
    if (first === undefined) return
    for (const opening of openings) {
      const file = fileOf(opening)
      end(file.id)
      stores.files.setState(({ files }) => ({
        files: files.some(({ id }) => id === file.id)
          ? files.map((known) => (known.id === file.id ? file : known))
          : [...files, file],
      }))
      queue = queue.then(() => read(file.id))
    }
    await Promise.all([show(first.file.id), refreshRecent()])
  }

  return {
    take,
    show,
    showSearch,
    openCall,
    openTogether,
    refreshRecent,
    /** By the system's dialog. */
    choose: (): Promise<void> => api.call('files.choose', undefined),
    drop: async (files: readonly File[]): Promise<void> => {
      for (let at = 0; at < files.length; at += filesPerCall) await api.drop(files.slice(at, at + filesPerCall))
    },
    /** A recent file, or one that could not be read, once more. */
    openAgain: (fileId: string): Promise<void> => api.call('files.openAgain', { fileId }),
    forget,
    /** Ends what is still being read, too. */
    close: (id: string): void => {
      const { files, shownId } = facts()
      const index = files.findIndex((file) => file.id === id)
      end(id)
      const rest = files.filter((file) => file.id !== id)
      stores.files.setState({ files: rest })
      const next = rest[Math.min(index, rest.length - 1)]
      if (shownId !== id) return
      if (next === undefined) showSearch()
      else void show(next.id)
    },
    /** Nobody is signed in any more, so there is no search to show. */
    leaveSearch: (): void => {
      const last = facts().files.at(-1)
      if (last !== undefined && shownFileOf(facts()) === undefined) void show(last.id)
    },
  }
}

export type FileActions = ReturnType<typeof createFileActions>
