// Is this the start of a SIP message? Asked of every packet on every port, so it reads a few bytes only.

const longestStartLine = 4096

const isTokenByte = (byte: number): boolean => byte > 0x20 && byte < 0x7f

/** Index of the first byte that is no CR or LF: empty lines may stand before a message (RFC 3261 7.5). */
export const skipLineEnds = (bytes: Uint8Array, from = 0): number => {
  let index = from
  while (bytes[index] === 0x0d || bytes[index] === 0x0a) index += 1
  return index
}

const hasText = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    if (((bytes[at + index] ?? 0) | 0x20) !== (text.charCodeAt(index) | 0x20)) return false
  }
  return true
}

/** `SIP/2.0 200 …`, or `METHOD … SIP/2.0` at the end of the first line. */
export const looksLikeSip = (bytes: Uint8Array): boolean => {
  const start = skipLineEnds(bytes)
  const first = bytes[start]
  if (first === undefined || !isTokenByte(first)) return false
  if (hasText(bytes, start, 'sip/')) {
    const [major, dot, minor] = [bytes[start + 4] ?? 0, bytes[start + 5], bytes[start + 6] ?? 0]
    const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
    return isDigit(major) && dot === 0x2e && isDigit(minor)
  }
  const limit = Math.min(bytes.length, start + longestStartLine)
  let end = start
  while (end < limit && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end += 1
  // Back over spaces that some senders leave before the line end (RFC 4475 3.1.2.8 "trws").
  while (end > start && bytes[end - 1] === 0x20) end -= 1
  let digits = end
  while (digits > start && /[\d.]/.test(String.fromCharCode(bytes[digits - 1] ?? 0))) digits -= 1
  return digits < end && digits - 5 > start && hasText(bytes, digits - 4, 'sip/') && bytes[digits - 5] === 0x20
}
