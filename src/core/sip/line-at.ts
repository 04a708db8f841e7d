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
  const { length } = bytes
  let end = start
  // Lines are short: a loop beats a call of `indexOf`.
  while (end < length && bytes[end] !== lf) end += 1
  if (end >= length) return { start, end: length, next: length }
  const next = end + 1
  if (end > start && bytes[end - 1] === cr) end -= 1
  return { start, end, next }
}
