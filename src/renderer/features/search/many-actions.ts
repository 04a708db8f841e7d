// Many conversations at once: the pasted text becomes ids, and what main tells of each becomes the list. One job at a time.
import { readConversationIds } from '../../../core/text/read-conversation-ids'
import { faultOf, type Api } from '../../api/client'
import { beginJob, noManySearch, withProgress, type ManyJob } from '../../stores/many-search'
import type { Stores } from '../../stores/stores'

/** Each conversation has its own time; where that cannot be read, all that Genesys Cloud keeps is searched. */
const retentionMs = 21 * 86_400_000

export const createManyActions = (api: Api, stores: Stores) => {
  let running: AbortController | undefined

  const changeJob = (change: (job: ManyJob) => ManyJob): void =>
    stores.many.setState(({ job }) => (job === undefined ? {} : { job: change(job) }))

  const run = async (conversationIds: readonly string[]): Promise<void> => {
    if (conversationIds.length === 0) return
    const now = Date.now()
    const window = { start: now - retentionMs, end: now }
    running?.abort()
    const controller = new AbortController()
    running = controller
    const isMine = (): boolean => running === controller
    const jobId = crypto.randomUUID()
    stores.many.setState({ job: beginJob(conversationIds.length, window) })
    let unsubscribe = (): void => undefined
    // The answer to the call may overtake the last event: the job is done when each conversation has been told.
    const allTold = new Promise<void>((resolve) => {
      unsubscribe = api.on('traces.manyProgress', (progress) => {
        if (progress.jobId !== jobId || !isMine()) return
        changeJob((job) => withProgress(job, progress))
        if (progress.done === progress.total) resolve()
      })
      controller.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      await api.call('traces.searchMany', { jobId, conversationIds: [...conversationIds], window }, controller.signal)
      await allTold
      if (isMine()) changeJob((job) => ({ ...job, state: controller.signal.aborted ? 'cancelled' : 'done' }))
    } catch (error) {
      if (!isMine()) return
      changeJob((job) =>
        controller.signal.aborted ? { ...job, state: 'cancelled' } : { ...job, state: 'failed', fault: faultOf(error) },
      )
    } finally {
      unsubscribe()
    }
  }

  return {
    change: (text: string): void => stores.many.setState({ text }),
    search: (): Promise<void> => run(readConversationIds(stores.many.getState().text).ids),
    searchFailedAgain: (): Promise<void> =>
      run(stores.many.getState().job?.failed.map(({ conversationId }) => conversationId) ?? []),
    cancel: (): void => running?.abort(),
    clear: (): void => {
      running?.abort()
      running = undefined
      stores.many.setState(noManySearch)
    },
  }
}

export type ManyActions = ReturnType<typeof createManyActions>
