import { expect, it } from 'vitest'
import { readStream } from './read-stream'

const streamOf = (...chunks: readonly (readonly number[])[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(chunk))
      controller.close()
    },
  })

const read = async (stream: ReadableStream<Uint8Array>, wants = Infinity) => {
  const bytes: number[] = []
  const end = await readStream(stream, (chunk) => bytes.push(...chunk) < wants)
  return { bytes, end }
}

it.each([
  ['given the end in a chunk of its own', streamOf([1, 2], [3], [0]), [1, 2, 3], 'whole'],
  ['given the end behind the last bytes', streamOf([1], [], [2, 3, 1]), [1, 2, 3], 'damaged'],
  ['given nothing but the end', streamOf([3]), [], 'unreadable'],
  ['given a stream that broke off', streamOf(), [], 'unreadable'],
])('%s, then bytes and end are told apart', async (_, stream, bytes, end) => {
  expect(await read(stream)).toEqual({ bytes, end })
})

it('given a reader that wants no more, then the rest is not read', async () => {
  expect(await read(streamOf([1, 2], [3, 4], [5, 6], [0]), 3)).toEqual({ bytes: [1, 2, 3, 4], end: 'too-large' })
})
