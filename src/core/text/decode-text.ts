// Text files come in UTF-8, with or without a byte order mark, and from Windows in UTF-16. SIP is UTF-8 (RFC 3261 7).

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** The text in UTF-8 without a mark. Bytes of a text that is neither stay as they are. */
export const decodeText = (bytes: Uint8Array): Uint8Array => {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return bytes.subarray(3)
  if (startsWith(bytes, [0xff, 0xfe])) return new TextEncoder().encode(new TextDecoder('utf-16le').decode(bytes))
  if (startsWith(bytes, [0xfe, 0xff])) return new TextEncoder().encode(new TextDecoder('utf-16be').decode(bytes))
  return bytes
}
