// Many short stretches of bytes in one buffer: no object for each, and nothing for the garbage collector to move.

interface ByteArena {
  /** Copies the bytes; stretches are numbered from 0. */
  readonly add: (bytes: Uint8Array) => void
  /** View of a stretch; valid until the next `add`. */
  readonly at: (index: number) => Uint8Array
}

export const createByteArena = (): ByteArena => {
  let buffer = new Uint8Array(0)
  let used = 0
  const ends: number[] = []
  return {
    add: (bytes) => {
      if (used + bytes.length > buffer.length) {
        // Doubling keeps the copying linear.
        const roomy = new Uint8Array(Math.max(65_536, (used + bytes.length) * 2))
        roomy.set(buffer.subarray(0, used))
        buffer = roomy
      }
      buffer.set(bytes, used)
      used += bytes.length
      ends.push(used)
    },
    at: (index) => buffer.subarray(ends[index - 1] ?? 0, ends[index]),
  }
}
