// Reads one opened file away from the page's main thread, in the renderer's sandbox: the bytes are a stranger's. It keeps
// the messages until it is ended, which is how a file is closed and how reading is cancelled.
import type { Fault, FaultCode } from '../../shared/ipc/fault'
import { createFileReader, maxTextBytes, type CallPart, type ReadFile } from './create-file-reader'
import type { FileReply, FileRequest } from './file-protocol'
import { readStream } from './read-stream'

const progressMilliseconds = 100
/** So many lines are copied in well under a frame's time. */
const callsPerReply = 1000

const say = (reply: FileReply): void => self.postMessage(reply)

/** The buffer of a part's bytes is nobody else's: it is handed over and not copied. */
const sendPart = (id: number, { messages, more }: CallPart): void => {
  const buffers = new Set(messages.map(({ captured }) => captured.bytes.buffer))
  self.postMessage({ kind: 'messages', id, messages, more } satisfies FileReply, { transfer: [...buffers] })
}

const sendCall = (id: number, parts: Iterable<CallPart>): void => {
  let isWhole = false
  for (const part of parts) {
    sendPart(id, part)
    isWhole = part.more === 0
  }
  if (!isWhole) sendPart(id, { messages: [], more: 0 })
}

const refusal = (code: FaultCode, message: string): Fault => ({ code, message, retryable: code !== 'file.no-sip' })

const noSip = (bytes: number): Fault =>
  bytes > maxTextBytes
    ? refusal('file.too-large', 'The file is no capture, and for a text it is too long: Rung reads 256 MiB of text.')
    : refusal('file.no-sip', 'The file is neither a pcap, pcapng or snoop capture nor a text with SIP messages in it.')

const read = async (fileId: string): Promise<ReadFile | undefined> => {
  const response = await fetch(`/opened/${fileId}`)
  if (!response.ok || response.body === null) {
    say({ kind: 'failed', fault: refusal('file.gone', 'The file could not be opened again.') })
    return undefined
  }
  const reader = createFileReader()
  let bytes = 0
  let said = performance.now()
  const end = await readStream(response.body, (chunk) => {
    bytes += chunk.length
    const now = performance.now()
    if (now - said >= progressMilliseconds) {
      said = now
      say({ kind: 'progress', bytes })
    }
    return reader.push(chunk)
  })
  const file = reader.end(end)
  if (file === undefined) {
    say({ kind: 'failed', fault: noSip(bytes) })
    return undefined
  }
  for (let at = 0; at < file.calls.length; at += callsPerReply) {
    say({ kind: 'calls', calls: file.calls.slice(at, at + callsPerReply) })
  }
  say({ kind: 'done', contents: file.contents })
  return file
}

let file: ReadFile | undefined

self.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => {
  if (data.kind === 'open-call') {
    sendCall(data.id, file?.partsOf(data.index) ?? [])
    return
  }
  read(data.fileId)
    .then((whole) => (file = whole))
    .catch(() => say({ kind: 'failed', fault: refusal('file.unreadable', 'Something broke while it was read.') }))
})
