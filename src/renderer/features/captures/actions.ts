// The pcap of the open call: fetch it, read it, rebuild the ladder from it, hand it to Wireshark.
import { identifyMessages, mergeEvidence, type TraceMessage } from '../../../core/call/trace-message'
import type { CaptureInfo } from '../../../shared/schema/capture'
import { faultOf, type Api } from '../../api/client'
import { valueOf } from '../../stores/async-state'
import {
  selectedMessageOf,
  type CallFile,
  type CallTab,
  type CaptureFacts,
  type OpenCall,
  type Stores,
} from '../../stores/stores'
import type { AnalysisClient } from '../../workers/analysis-client'
import type { TabActions } from '../tabs/actions'

const marginMs = 60_000

export const callFileOf = ({ id, fileName }: CaptureInfo): CallFile => ({ id, fileName, kind: 'capture' })

export const createCaptureActions = (api: Api, stores: Stores, analysis: AnalysisClient, tabs: TabActions) => {
  let running: AbortController | undefined

  const openCall = (): OpenCall | undefined => valueOf(stores.call.getState().call)

  /** What is being fetched for another call is not talked over. */
  const setJob = (job: Exclude<CaptureFacts['job'], { kind: 'none' }>): void =>
    stores.captures.setState(({ job: now }) => (now.kind === 'running' && now.key !== job.key ? {} : { job }))

  /** Nothing more is done for this call. */
  const endJob = (key: string): void =>
    stores.captures.setState(({ job }) => (job.kind === 'none' || job.key !== key ? {} : { job: { kind: 'none' } }))

  const readMessages = async (capture: CaptureInfo): Promise<readonly TraceMessage[]> =>
    identifyMessages(await analysis.readCapture(capture.id))

  /** The ladder of a call, from the capture's full messages, wherever the user has gone meanwhile. */
  const attach = async (capture: CaptureInfo, tab: CallTab, key: string): Promise<void> => {
    setJob({ kind: 'reading', key })
    try {
      const messages = await readMessages(capture)
      const call = valueOf(tab.call.getState().call)
      if (call?.key !== key || !tabs.isOpen(tab)) {
        endJob(key)
        return
      }
      tab.call.setState({
        call: {
          kind: 'ready',
          value: { ...call, capture: callFileOf(capture), messages: mergeEvidence(call.messages, messages) },
        },
      })
      endJob(key)
    } catch (error) {
      setJob({ kind: 'failed', key, fault: faultOf(error) })
    }
  }

  const refreshLibrary = async (): Promise<readonly CaptureInfo[]> => {
    try {
      const value = await api.call('captures.list', undefined)
      stores.captures.setState({ library: { kind: 'ready', value } })
      return value
    } catch (error) {
      stores.captures.setState({ library: { kind: 'failed', fault: faultOf(error) } })
      return []
    }
  }

  const handOver = async (
    run: (capture: Pick<CallFile, 'id'>) => Promise<void>,
    given?: CaptureInfo,
  ): Promise<void> => {
    const capture = given ?? openCall()?.capture
    if (capture === undefined) return
    stores.captures.setState({ handOver: undefined })
    try {
      await run(capture)
    } catch (error) {
      stores.captures.setState({ handOver: { captureId: capture.id, fault: faultOf(error) } })
    }
  }

  return {
    readMessages,
    refreshLibrary,
    /** A call whose pcap was fetched before is shown from it at once. */
    attachFromLibrary: async (tab: CallTab): Promise<void> => {
      const call = valueOf(tab.call.getState().call)
      if (call === undefined) return
      const callIds = new Set(call.messages.map(({ callId }) => callId))
      const known = (await refreshLibrary()).find(
        (capture) => capture.conversationId === call.key || capture.callIds.every((callId) => callIds.has(callId)),
      )
      if (known !== undefined && tabs.isOpen(tab)) await attach(known, tab, call.key)
    },
    /** Asks the platform for the pcap of the open call and rebuilds the ladder from it. */
    fetchPcap: async (): Promise<void> => {
      const tab = tabs.active()
      const call = openCall()
      const first = call?.messages[0]
      const last = call?.messages.at(-1)
      if (tab === undefined || call === undefined || first === undefined || last === undefined) return
      tabs.pin(tab.id)
      running?.abort()
      const controller = new AbortController()
      running = controller
      const { key, messages, conversationId } = call
      const jobId = crypto.randomUUID()
      // A request by conversation finds nothing where no record carries the id.
      const isStamped = messages.some((message) => message.conversationId === conversationId)
      stores.captures.setState({ job: { kind: 'running', key, progress: { jobId, phase: 'requesting' } } })
      const unsubscribe = api.on('captures.progress', (progress) => {
        if (progress.jobId === jobId) stores.captures.setState({ job: { kind: 'running', key, progress } })
      })
      try {
        const capture = await api.call(
          'captures.fetch',
          {
            jobId,
            subject:
              conversationId !== '' && isStamped
                ? { kind: 'conversation', conversationId }
                : { kind: 'call-id', callId: first.callId },
            ...(conversationId !== '' && { conversationId }),
            callIds: [...new Set(messages.map(({ callId }) => callId))].slice(0, 200),
            from: first.from.user.slice(0, 256),
            to: first.to.user.slice(0, 256),
            window: { start: Math.floor(first.at / 1000) - marginMs, end: Math.ceil(last.at / 1000) + marginMs },
            startedAt: Math.floor(first.at / 1000),
          },
          controller.signal,
        )
        await refreshLibrary()
        await attach(capture, tab, key)
      } catch (error) {
        const job = controller.signal.aborted
          ? ({ kind: 'none' } as const)
          : ({ kind: 'failed', key, fault: faultOf(error) } as const)
        if (running === controller) stores.captures.setState({ job })
      } finally {
        unsubscribe()
      }
    },
    cancelPcap: (): void => running?.abort(),
    dismissFault: (): void =>
      stores.captures.setState(({ job }) => ({
        handOver: undefined,
        job: job.kind === 'failed' ? { kind: 'none' } : job,
      })),
    /** On the selected frame, with the call's display filter. */
    openInWireshark: (given?: CaptureInfo): Promise<void> =>
      handOver((capture) => {
        const selected = given === undefined ? selectedMessageOf(stores.call.getState()) : undefined
        const frame = selected?.evidence.kind === 'packet' ? selected.evidence.captured.frame : undefined
        const callIds = [...new Set((given === undefined ? openCall()?.messages : [])?.map(({ callId }) => callId))]
        return api.call('captures.openInWireshark', {
          captureId: capture.id,
          callIds: callIds.slice(0, 50),
          ...(frame !== undefined && { frame }),
        })
      }, given),
    reveal: (given?: CaptureInfo): Promise<void> =>
      handOver((capture) => api.call('captures.reveal', { captureId: capture.id }), given),
    refreshWireshark: async (): Promise<void> =>
      stores.captures.setState({ wireshark: await api.call('wireshark.status', undefined) }),
    chooseWireshark: async (): Promise<void> =>
      stores.captures.setState({
        wireshark: await api.call('wireshark.choose', undefined),
        handOver: undefined,
      }),
  }
}

export type CaptureActions = ReturnType<typeof createCaptureActions>
