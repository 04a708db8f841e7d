// One line of bytes: CRLF, and LF alone, which RFC 3261 7 does not allow but stacks accept.

const lf = 0x0a
const cr = 0x0d

export interface Line {
  readonly start: number
  /** Without the line end. */
  readonly end: number
  readonly next: number
}

export const lineAt = (bytes: Uint8Array, start: number): Line => {
  let end = bytes.indexOf(lf, start)
  if (end < 0) return { start, end: bytes.length, next: bytes.length }
  const next = end + 1
  if (end > start && bytes[end - 1] === cr) end -= 1
  return { start, end, next }
}
