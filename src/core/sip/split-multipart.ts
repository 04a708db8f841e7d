// Where the parts of a multipart body lie, by its boundary (RFC 2046 5.1.1).
import type { ByteRange } from '../base/issue'
import { lineAt } from './line-at'

const dash = 0x2d

const startsWith = (bytes: Uint8Array, at: number, end: number, wanted: Uint8Array): boolean =>
  end - at >= wanted.length && wanted.every((byte, index) => bytes[at + index] === byte)

const isBlank = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes.subarray(start, end).every((byte) => byte === 0x20 || byte === 0x09)

type Delimiter = 'none' | 'next' | 'close'

/** The line between `start` and `end`; a longer boundary that begins with this one is another one's. */
const readDelimiter = (bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): Delimiter => {
  if (!startsWith(bytes, start, end, wanted)) return 'none'
  const behind = start + wanted.length
  if (isBlank(bytes, behind, end)) return 'next'
  const isClose = bytes[behind] === dash && bytes[behind + 1] === dash && isBlank(bytes, behind + 2, end)
  return isClose && behind + 2 <= end ? 'close' : 'none'
}

/** Of one body; a message has a handful. */
const maxParts = 100

/**
 * Ranges of the parts, headers included, within `range`. The line end before a delimiter belongs to the delimiter; a part
 * that is never closed reaches to the end. Linear.
 */
export const splitMultipart = (bytes: Uint8Array, range: ByteRange, boundary: string): readonly ByteRange[] => {
  const wanted = new TextEncoder().encode(`--${boundary}`)
  const within = bytes.subarray(0, range.end)
  const parts: ByteRange[] = []
  let start: number | undefined
  let previousEnd = range.start
  for (let at = range.start; at < range.end && parts.length < maxParts;) {
    const line = lineAt(within, at)
    const delimiter = readDelimiter(within, line.start, line.end, wanted)
    if (delimiter !== 'none') {
      if (start !== undefined) parts.push({ start, end: Math.max(start, previousEnd) })
      if (delimiter === 'close') return parts
      start = line.next
    }
    previousEnd = line.end
    at = line.next
  }
  return start === undefined || parts.length === maxParts ? parts : [...parts, { start, end: range.end }]
}
