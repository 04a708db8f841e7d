// Takes the last byte of an opened file's stream for what it is: how the file ended.
import type { StreamEnd, StreamEndBytes } from '../../shared/file-stream'

const endBytes: StreamEndBytes = { whole: 0, damaged: 1, 'too-large': 2, unreadable: 3 }
const ends = Object.entries(endBytes) as readonly (readonly [StreamEnd, number])[]

/** A stream that broke off has no end byte; then the disk, or main, gave up. */
const endOf = (byte: number | undefined): StreamEnd => ends.find(([, value]) => value === byte)?.[0] ?? 'unreadable'

/** Hands over the file's bytes as they come, until `take` wants no more. */
export const readStream = async (
  body: ReadableStream<Uint8Array>,
  take: (chunk: Uint8Array) => boolean,
): Promise<StreamEnd> => {
  const reader = body.getReader()
  let held: Uint8Array = new Uint8Array()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (value.length === 0) continue
    if (held.length > 0 && !take(held)) {
      await reader.cancel()
      return 'too-large'
    }
    held = value
  }
  if (held.length > 1) take(held.subarray(0, -1))
  return endOf(held.at(-1))
}
