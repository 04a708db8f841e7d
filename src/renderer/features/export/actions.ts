// Exporting the open ladder: to a file, through main, or to the clipboard.
import type { LadderTitle } from '../../../core/ladder/ladder-title'
import type { LadderTime } from '../../../core/ladder/time-columns'
import { measureSvg } from '../../../core/ladder/draw-svg'
import { summarizeCall } from '../../../core/call/summarize-call'
import type { ExportFile, ExportFormat } from '../../../shared/schema/export-file'
import { FaultError, faultOf, type Api } from '../../api/client'
import { initialExportFacts, type ExportFacts, type ExportScope } from '../../stores/export-facts'
import { findMessage } from '../../stores/find-message'
import type { Stores } from '../../stores/stores'
import { zoneName } from '../../ui/format-time'
import type { LadderViewActions, OpenedLadder } from '../ladder/ladder-view-actions'
import { drawPng, maxPngSide, pngScaleOf } from './draw-png'
import { textExporters, type CopiedFormat } from './export-formats'
import { rangeOf, takeScope, type RangeEnds, type ScopedLadder } from './take-scope'
import { titleExport } from './title-export'

export interface PreparedExport extends ScopedLadder {
  readonly opened: OpenedLadder
  readonly title: LadderTitle
  readonly time: LadderTime
}

const noticeMilliseconds = 4000

/** UTF-16 code units and bytes; main refuses more. */
const maxLength = 96 * 1024 * 1024

/** Milliseconds since the epoch in UTC; a damaged capture may say anything. */
const latestTime = 8_640_000_000_000

const tooLarge = (message: string): FaultError =>
  new FaultError({ code: 'export.too-large', message, retryable: false })

/** Lets the window say that something is being made. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** e.g. `CET Europe/Berlin` */
const localZone = (at: number): string =>
  [...new Set([zoneName('local', at), Intl.DateTimeFormat().resolvedOptions().timeZone])].join(' ')

export const createExportActions = (api: Api, stores: Stores, ladder: LadderViewActions) => {
  const store = stores.exports
  let running: AbortController | undefined

  const ends = (): RangeEnds => ({
    markedId: stores.message.getState().markedId,
    selectedId: stores.call.getState().selectedId,
  })

  const timeOf = ({ call, view }: OpenedLadder): LadderTime => {
    const { markedId } = ends()
    return {
      zone: stores.settings.getState().timeZone,
      lead: view.time,
      markAt: findMessage(call.messages, markedId)?.at,
      localZone: localZone((call.messages[0]?.at ?? 0) / 1000),
    }
  }

  const prepare = (scope: ExportScope): PreparedExport | undefined => {
    const opened = ladder.opened()
    const taken = opened === undefined ? undefined : takeScope(scope, opened, ends())
    if (opened === undefined || taken === undefined) return undefined
    const { info, session } = stores
    const maker = { version: info.version, session: session.getState().session }
    return { ...taken, opened, title: titleExport(opened.call, taken.words, maker), time: timeOf(opened) }
  }

  const makePng = async ({ layout, title, time }: PreparedExport): Promise<Uint8Array<ArrayBuffer>> => {
    const size = measureSvg(layout, title, time)
    const scale = pngScaleOf(size)
    if (scale === undefined) {
      throw tooLarge(
        `The picture would be ${size.width} × ${size.height} px; one PNG holds no more than ${maxPngSide} px each way.`,
      )
    }
    try {
      return await drawPng(textExporters.svg(layout, title, time), size, scale)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new FaultError({ code: 'export.failed', message: `The picture was not drawn: ${why}`, retryable: true })
    }
  }

  const makeContent = async (format: ExportFormat, prepared: PreparedExport): Promise<ExportFile['content']> => {
    if (format === 'png') return { format, bytes: await makePng(prepared) }
    const text = textExporters[format](prepared.layout, prepared.title, prepared.time)
    if (text.length > maxLength) {
      throw tooLarge(`It would be ${Math.round(text.length / 1_000_000)} MB of text; Rung saves up to 100 MB.`)
    }
    return format === 'pdf' ? { format, html: text } : { format, text }
  }

  const subjectOf = ({ opened: { call } }: PreparedExport): ExportFile['call'] => {
    const { from, to, callIds } = summarizeCall(call.messages)
    const at = Math.floor((call.messages[0]?.at ?? 0) / 1000)
    return {
      at: Math.max(0, Math.min(latestTime, at)),
      from: from.slice(0, 256),
      to: to.slice(0, 256),
      subject: (call.conversationId || (callIds[0] ?? '')).slice(0, 512),
    }
  }

  const setJob = (job: ExportFacts['job']): void => store.setState({ job })

  /** For a moment only. */
  const showJob = (job: ExportFacts['job']): void => {
    setJob(job)
    setTimeout(() => {
      if (store.getState().job === job) setJob(initialExportFacts.job)
    }, noticeMilliseconds)
  }

  const fail = (error: unknown, wanted: 'save' | 'copy'): void => {
    const fault = faultOf(error)
    if (fault.code === 'ipc.cancelled') setJob(initialExportFacts.job)
    // Beside the ladder there is no room for a way on; in the dialog it stays until the user has seen it.
    else (stores.ui.getState().overlay === 'export' ? setJob : showJob)({ kind: 'failed', fault, wanted })
  }

  const copy = async (format: CopiedFormat, scope: ExportScope): Promise<void> => {
    const prepared = prepare(scope)
    if (prepared === undefined) return
    try {
      await navigator.clipboard.writeText(textExporters[format](prepared.layout, prepared.title, prepared.time))
      showJob({ kind: 'copied', format })
    } catch {
      const message = 'The clipboard did not take the text: click into the window and copy again.'
      fail(new FaultError({ code: 'export.failed', message, retryable: true }), 'copy')
    }
  }

  return {
    prepare,
    hasRange: (): boolean => {
      const opened = ladder.opened()
      return opened !== undefined && rangeOf(opened, ends()) !== undefined
    },
    /** Of a call whose messages are still arriving nobody wants half. */
    canExport: (): boolean => {
      const call = ladder.opened()?.call
      return call !== undefined && call.messages.length > 0 && call.arriving === undefined
    },
    open: (): void => {
      // What was a range may be none any more.
      store.setState(({ scope }) => ({ scope: scope === 'range' ? 'view' : scope, job: initialExportFacts.job }))
      stores.ui.setState({ overlay: 'export' })
    },
    /** Ends what is still being made, too. */
    close: (): void => {
      running?.abort()
      stores.ui.setState({ overlay: 'none' })
      setJob(initialExportFacts.job)
    },
    chooseFormat: (format: ExportFormat): void => store.setState({ format, job: initialExportFacts.job }),
    chooseScope: (scope: ExportScope): void => store.setState({ scope, job: initialExportFacts.job }),
    save: async (): Promise<void> => {
      const { format, scope } = store.getState()
      const prepared = prepare(scope)
      if (prepared === undefined) return
      running?.abort()
      const controller = new AbortController()
      running = controller
      setJob({ kind: 'working', format })
      try {
        await nextTask()
        const content = await makeContent(format, prepared)
        const file = { call: subjectOf(prepared), content }
        const saved = controller.signal.aborted ? undefined : await api.call('exports.save', file, controller.signal)
        if (running === controller) setJob(saved === undefined ? initialExportFacts.job : { kind: 'saved', saved })
      } catch (error) {
        if (running === controller) fail(error, 'save')
      }
    },
    copy,
    copyChosen: (format: CopiedFormat): Promise<void> => copy(format, store.getState().scope),
    reveal: async (exportId: string): Promise<void> => {
      try {
        await api.call('exports.reveal', { exportId })
      } catch (error) {
        fail(error, 'save')
      }
    },
    cancel: (): void => running?.abort(),
    dismiss: (): void => setJob(initialExportFacts.job),
  }
}
