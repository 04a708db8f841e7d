// Files that are a row of records, each with its length in a header of fixed size: classic pcap and snoop. Owns what is
// done about damage; what a header means is the format's.
import type { Issue } from '../base/issue'
import { MAX_RESYNCS } from './capture-reading'
import type { FileWindow, Progress, ReadWindow } from './feed-windows'

/** A record is likely that comes within a day of the one before it. */
const DAY_SECONDS = 86_400

export interface RecordFormat {
  /** Begins the codes of its issues. */
  readonly name: 'pcap' | 'snoop'
  readonly headerBytes: number
  /** Bytes of header, packet and padding, of the record whose whole header is at `at`; -1 where that cannot be. */
  readonly lengthAt: (view: DataView, at: number) => number
  /** Of the capture, whole seconds. */
  readonly secondsAt: (view: DataView, at: number) => number
  /**
   * Only for the search after damage: far stricter than what a sound record has to satisfy.
   */
  readonly isLikelyAt: (view: DataView, at: number) => boolean
  /** Takes the record at `at`, all of which is there. */
  readonly take: (window: FileWindow, at: number, frame: number) => void
}

interface Loss {
  /** File offset. */
  readonly from: number
  /** The record may be sound, but the file ends within it. */
  readonly isCut: boolean
}

const cutIssue = (name: string, from: number, end: number, frame: number): Issue => ({
  code: `${name}.truncated`,
  severity: 'warning',
  message: `The file ends in the middle of frame ${frame}; that frame is lost.`,
  range: { start: from, end },
  frame,
})

const lengthIssue = (name: string, from: number, end: number, isResumed: boolean, frame: number): Issue => ({
  code: `${name}.bad-record-length`,
  severity: 'error',
  message: isResumed
    ? 'A record claims an impossible length; the bytes up to the next sound record are lost.'
    : 'A record claims an impossible length and no sound record follows; the rest of the file is lost.',
  range: { start: from, end },
  frame,
})

/**
 * Reads records to the end of the file. Damage costs the bytes up to the next two records in a row that make sense (or
 * one that ends the file) and gives an issue; frames found after it are numbered on without a gap.
 */
export const createRecordReader = (format: RecordFormat, addIssue: (issue: Issue) => void): ReadWindow => {
  const { name, headerBytes } = format
  let frame = 1
  let lastSeconds: number | undefined
  let resyncs = 0
  let loss: Loss | undefined

  const isLikely = (view: DataView, at: number, nearSeconds: number | undefined): boolean =>
    format.isLikelyAt(view, at) &&
    (nearSeconds === undefined || Math.abs(format.secondsAt(view, at) - nearSeconds) <= DAY_SECONDS)

  /** Where reading can go on, with nothing needed; or where the search has to wait for more bytes. */
  const search = ({ view, isLast }: FileWindow, from: number): Progress => {
    const size = view.byteLength
    if (resyncs > MAX_RESYNCS) return { consumed: size, needed: 1 }
    let at = from
    for (; size - at >= headerBytes; at++) {
      if (!isLikely(view, at, lastSeconds)) continue
      const length = format.lengthAt(view, at)
      const next = at + length
      if (next + headerBytes <= size) {
        if (isLikely(view, next, format.secondsAt(view, at))) return { consumed: at, needed: 0 }
      } else if (!isLast) return { consumed: at, needed: length + headerBytes }
      else if (next === size) return { consumed: at, needed: 0 }
    }
    return { consumed: isLast ? size : at, needed: headerBytes }
  }

  return (window) => {
    const { view, offset, isLast } = window
    const size = view.byteLength
    let at = 0
    for (;;) {
      if (loss !== undefined) {
        const { consumed, needed } = search(window, at)
        at = consumed
        if (needed > 0) {
          if (!isLast) return { consumed, needed }
          const end = offset + size
          addIssue(loss.isCut ? cutIssue(name, loss.from, end, frame) : lengthIssue(name, loss.from, end, false, frame))
          loss = undefined
          return { consumed, needed: 1 }
        }
        addIssue(lengthIssue(name, loss.from, offset + at, true, frame))
        loss = undefined
      }
      if (at === size) return { consumed: at, needed: headerBytes }
      if (size - at < headerBytes) {
        if (!isLast) return { consumed: at, needed: headerBytes }
        addIssue(cutIssue(name, offset + at, offset + size, frame))
        return { consumed: size, needed: 1 }
      }
      const length = format.lengthAt(view, at)
      if (length >= 0 && at + length <= size) {
        format.take(window, at, frame)
        lastSeconds = format.secondsAt(view, at)
        frame++
        at += length
        continue
      }
      if (length >= 0 && !isLast) return { consumed: at, needed: length }
      loss = { from: offset + at, isCut: length >= 0 }
      resyncs++
      at++
    }
  }
}
