// Splits header text at a separator, but not inside a quoted string (RFC 3261 25.1) nor inside <…>.

/** Pieces are trimmed; an unclosed quote or bracket reaches to the end. Linear. */
export const splitOutsideQuotes = (text: string, separator: ',' | ';' | '='): readonly string[] => {
  const pieces: string[] = []
  let start = 0
  let isQuoted = false
  let isBracketed = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (isQuoted) {
      if (character === '\\') index += 1
      else if (character === '"') isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === '<') isBracketed = true
    else if (character === '>') isBracketed = false
    else if (character === separator && !isBracketed) {
      pieces.push(text.slice(start, index).trim())
      start = index + 1
    }
  }
  pieces.push(text.slice(start).trim())
  return pieces
}

/** Text of a quoted string without its quotes and escapes; other text as it is. */
export const unquote = (text: string): string =>
  text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
