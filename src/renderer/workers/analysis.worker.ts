// Reads captures away from the page's main thread, in the renderer's sandbox: the bytes are a stranger's.
import { extractSip } from '../../core/capture/extract-sip'
import { readCapture } from '../../core/capture/read-capture'
import { messageFromCapture } from '../../core/call/message-from-capture'
import type { AnalysisReply, AnalysisRequest } from './protocol'

const analyse = async ({ id, captureId }: AnalysisRequest): Promise<AnalysisReply> => {
  const response = await fetch(`/captures/${captureId}`)
  if (!response.ok) return { id, kind: 'failed', message: 'The capture is no longer in the captures folder.' }
  const capture = readCapture(new Uint8Array(await response.arrayBuffer()))
  const { messages, issues } = extractSip(capture.packets)
  return { id, kind: 'done', messages: messages.map(messageFromCapture), issues: [...capture.issues, ...issues] }
}

self.addEventListener('message', (event: MessageEvent<AnalysisRequest>) => {
  analyse(event.data)
    .catch((error: unknown): AnalysisReply => ({ id: event.data.id, kind: 'failed', message: String(error) }))
    .then((reply) => self.postMessage(reply))
    .catch(() => undefined)
})
