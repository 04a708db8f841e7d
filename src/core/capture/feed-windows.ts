// Chunks of any size → windows that begin at the first unread byte of a file. Bytes are copied only where what a reader
// waits for crosses the end of a chunk; no byte that a reader has seen is ever written again, so views of it may be kept.

export interface FileWindow {
  readonly bytes: Uint8Array
  /** Over `bytes`. */
  readonly view: DataView
  /** Offset within the file of the first of `bytes`. */
  readonly offset: number
  /** The file ends with this window. */
  readonly isLast: boolean
}

export interface Progress {
  /** How many bytes of the window are done with. */
  readonly consumed: number
  /** How many bytes, at least 1, must be there behind those before reading can go on. */
  readonly needed: number
}

/** Reads as far as the window lets it. What it finds must not depend on where windows end; the last one it uses up. */
export type ReadWindow = (window: FileWindow) => Progress

interface WindowFeed {
  readonly push: (chunk: Uint8Array) => void
  readonly end: () => void
}

const NOTHING = new Uint8Array()
/** A damaged length must not make a short file cost its megabytes. */
const MAX_RESERVED_BYTES = 1_048_576

/** Keeps what the reader has not consumed, and no more than twice what it waits for. */
export const feedWindows = (read: ReadWindow): WindowFeed => {
  let offset = 0
  let needed = 1
  // Unread bytes of earlier chunks are those of `kept` from `start` to `end`.
  let kept = NOTHING
  let start = 0
  let end = 0

  const readAll = (bytes: Uint8Array, isLast: boolean): number => {
    let at = 0
    let consumed: number
    do {
      const rest = new Uint8Array(bytes.buffer, bytes.byteOffset + at, bytes.length - at)
      const view = new DataView(rest.buffer, rest.byteOffset, rest.length)
      const progress = read({ bytes: rest, view, offset, isLast })
      consumed = progress.consumed
      needed = progress.needed
      at += consumed
      offset += consumed
    } while (bytes.length - at >= needed || (isLast && consumed > 0 && at < bytes.length))
    return at
  }

  const keep = (bytes: Uint8Array): void => {
    if (end + bytes.length > kept.length) {
      const size = end - start
      // Doubling keeps the copying linear while a search makes its way through many small steps.
      const roomy = new Uint8Array(Math.max(size + bytes.length, size * 2, Math.min(needed, MAX_RESERVED_BYTES)))
      roomy.set(kept.subarray(start, end))
      kept = roomy
      start = 0
      end = size
    }
    kept.set(bytes, end)
    end += bytes.length
  }

  const push = (chunk: Uint8Array): void => {
    let at = 0
    while (end > start && at < chunk.length) {
      const next = Math.min(chunk.length, at + needed - (end - start))
      keep(chunk.subarray(at, next))
      at = next
      if (end - start < needed) return
      start += readAll(kept.subarray(start, end), false)
      // What is left unread is in the chunk as a whole: no need to go on with a copy of it.
      if (end - start <= at) {
        at -= end - start
        kept = NOTHING
        start = 0
        end = 0
      }
    }
    if (at === chunk.length) return
    // Of the plain type even where the chunk is a Node Buffer, whose views are slower and compare as something else.
    const rest = new Uint8Array(chunk.buffer, chunk.byteOffset + at, chunk.length - at)
    const consumed = readAll(rest, false)
    if (consumed < rest.length) keep(rest.subarray(consumed))
  }

  return {
    push,
    end: () => {
      readAll(kept.subarray(start, end), true)
      kept = NOTHING
    },
  }
}
