// Many short stretches of bytes in few large buffers: no object for each, and nothing for the garbage collector to move.

interface ByteArena {
  /** Copies the bytes; stretches are numbered from 0. */
  readonly add: (bytes: Uint8Array) => void
  /** View of a stretch. */
  readonly at: (index: number) => Uint8Array
}

const blockBytes = 1_048_576

export const createByteArena = (): ByteArena => {
  const blocks: Uint8Array[] = []
  let used = blockBytes
  /** Three for each stretch: block, start, end. */
  const places: number[] = []
  return {
    add: (bytes) => {
      if (used + bytes.length > blockBytes) {
        blocks.push(new Uint8Array(Math.max(blockBytes, bytes.length)))
        used = 0
      }
      blocks.at(-1)?.set(bytes, used)
      places.push(blocks.length - 1, used, used + bytes.length)
      used += bytes.length
    },
    at: (index) => {
      const [block = 0, start = 0, end = 0] = places.slice(index * 3, index * 3 + 3)
      return blocks[block]?.subarray(start, end) ?? new Uint8Array(0)
    },
  }
}
