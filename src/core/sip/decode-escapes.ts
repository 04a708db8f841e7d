// `%41` → `A` (RFC 3986 2.1).

/** A broken escape leaves the text as it is. */
export const decodeEscapes = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
