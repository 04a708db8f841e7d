// The few things that must be known of a message before all of it has arrived. Text-level, since a stream has to be cut
// before anything can be parsed.

const LF = 0x0a
const CR = 0x0d

/** Offset behind the empty line that ends a header block, or undefined. Looks at line ends from `from` on. */
export const findHeaderEnd = (bytes: Uint8Array, from: number): number | undefined => {
  for (let lf = bytes.indexOf(LF, from); lf >= 0; lf = bytes.indexOf(LF, lf + 1)) {
    if (bytes[lf + 1] === LF) return lf + 2
    if (bytes[lf + 1] === CR && bytes[lf + 2] === LF) return lf + 3
  }
  return undefined
}

/** Content-Length in full or compact form, also folded (RFC 3261 20.14); undefined when absent or no number. */
export const readContentLength = (head: string): number | undefined => {
  const digits = /^(?:content-length|l)[ \t]*:\s*(\d{1,9})[ \t]*\r?$/im.exec(head)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** A header name and its colon (RFC 3261 7.3.1), as no start line begins. */
export const startsWithHeader = (text: string): boolean => /^[\w.!%*+`'~-]+[ \t]*:/.test(text)

export const hasCallId = (head: string): boolean => /^(?:call-id|i)[ \t]*:/im.test(head)

/** First line of either side of an HTTP upgrade (RFC 6455 4.1, 4.2). */
export const isUpgradeLine = (line: string): boolean => /^(?:GET .* HTTP\/1\.1|HTTP\/1\.1 101\b.*)\r?$/.test(line)

/** Whole HTTP header block of either side. */
export const isWebsocketUpgrade = (head: string): boolean => /^upgrade[ \t]*:[ \t]*websocket[ \t]*\r?$/im.test(head)
