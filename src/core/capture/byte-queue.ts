// A growing stretch of one TCP direction that remembers in which frame each byte arrived.
import type { EpochMicros } from '../base/time'

export interface Arrival {
  readonly frame: number
  readonly at: EpochMicros
}

export interface ByteQueue {
  /** View of all bytes held; valid until the next `append`. */
  readonly peek: () => Uint8Array
  readonly length: () => number
  readonly append: (bytes: Uint8Array, arrival: Arrival) => void
  readonly drop: (count: number) => void
  /** Removes the first `count` bytes (at least one); `arrival` is the latest frame that any of them came in. */
  readonly take: (count: number) => { readonly bytes: Uint8Array; readonly arrival: Arrival }
  readonly clear: () => void
}

interface Mark {
  /** Position in the stream, counted from the first byte ever appended. */
  readonly end: number
  readonly arrival: Arrival
}

export const createByteQueue = (): ByteQueue => {
  let buffer = new Uint8Array(0)
  let start = 0
  let end = 0
  /** Stream position of `start`. */
  let position = 0
  let marks: Mark[] = []
  let firstMark = 0

  const makeRoom = (count: number) => {
    if (end + count <= buffer.length) return
    const held = buffer.subarray(start, end)
    // Doubling keeps the copying linear in the bytes that pass through.
    const target = held.length + count > buffer.length / 2 ? new Uint8Array((held.length + count) * 2) : buffer
    if (target === buffer) buffer.copyWithin(0, start, end)
    else target.set(held)
    end -= start
    start = 0
    buffer = target
  }

  const drop = (count: number) => {
    start += count
    position += count
    while ((marks[firstMark]?.end ?? Infinity) <= position) firstMark++
    if (firstMark > 64 && firstMark * 2 > marks.length) {
      marks = marks.slice(firstMark)
      firstMark = 0
    }
  }

  const latestArrival = (count: number): Arrival => {
    let latest: Arrival | undefined
    for (let index = firstMark; index < marks.length; index++) {
      const mark = marks[index]
      if (mark === undefined) break
      if (latest === undefined || mark.arrival.frame > latest.frame) latest = mark.arrival
      if (mark.end >= position + count) break
    }
    if (latest === undefined) throw new Error('take() from an empty queue')
    return latest
  }

  return {
    peek: () => buffer.subarray(start, end),
    length: () => end - start,
    append: (bytes, arrival) => {
      makeRoom(bytes.length)
      buffer.set(bytes, end)
      end += bytes.length
      marks.push({ end: position + end - start, arrival })
    },
    drop,
    take: (count) => {
      const arrival = latestArrival(count)
      const bytes = buffer.slice(start, start + count)
      drop(count)
      return { bytes, arrival }
    },
    clear: () => drop(end - start),
  }
}
