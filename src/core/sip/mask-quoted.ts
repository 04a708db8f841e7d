// Header text of the same length in which everything inside quotes (RFC 3261 25.1) and angle brackets is `x`, so that a
// simple search finds only the separators that separate.

interface MaskedText {
  readonly text: string
  /** Index of a quote that is never closed, or -1. */
  readonly openQuote: number
  /** Index of a bracket that is never closed, or -1. */
  readonly openBracket: number
}

/** Index of the quote that closes the one at `open`, or -1; a backslash hides the character behind it. */
const closingQuote = (text: string, open: number): number => {
  for (let index = open + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === '"') return index
  }
  return -1
}

/** The quotes and brackets themselves stay; what is not closed reaches to the end. Linear. */
export const maskQuoted = (text: string): MaskedText => {
  const opening = /["<]/g
  const pieces: string[] = []
  let done = 0
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const open = match.index
    const isQuote = match[0] === '"'
    const found = isQuote ? closingQuote(text, open) : text.indexOf('>', open)
    const close = found < 0 ? text.length : found
    pieces.push(text.slice(done, open + 1), 'x'.repeat(close - open - 1))
    if (found < 0) {
      return { text: pieces.join(''), openQuote: isQuote ? open : -1, openBracket: isQuote ? -1 : open }
    }
    done = close
    opening.lastIndex = close + 1
  }
  return { text: done === 0 ? text : pieces.join('') + text.slice(done), openQuote: -1, openBracket: -1 }
}
