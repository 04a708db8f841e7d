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

/** Calls of which only the first messages are sent yet. */
const begun = new Map<number, Iterator<CallPart>>()

const sendNext = (id: number, parts: Iterator<CallPart>): boolean => {
  const part = parts.next()
  const { messages, more } = part.done === true ? { messages: [], more: 0 } : part.value
  sendPart(id, { messages, more })
  return more > 0
}

const sendFirst = (id: number, parts: Iterable<CallPart>): void => {
  const iterator = parts[Symbol.iterator]()
  if (sendNext(id, iterator)) begun.set(id, iterator)
}

const sendRest = (id: number): void => {
  const iterator = begun.get(id)
  begun.delete(id)
  if (iterator === undefined) return
  let hasMore = true
  while (hasMore) hasMore = sendNext(id, iterator)
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
  switch (data.kind) {
    case 'read':
      read(data.fileId)
        .then((whole) => (file = whole))
        .catch(() => say({ kind: 'failed', fault: refusal('file.unreadable', 'Something broke while it was read.') }))
      break
    case 'open-call':
      sendFirst(data.id, file?.partsOf(data.index) ?? [])
      break
    case 'rest-of-call':
      sendRest(data.id)
  }
})
