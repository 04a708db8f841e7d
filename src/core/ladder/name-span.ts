// How long something took, in words.

/** µs → e.g. `12.4 s`, `3 min 5 s`, `1 h 3 min`, `2 d 4 h`: two units, because nobody reads a third. */
export const nameSpan = (micros: number): string => {
  const tenths = Math.round(micros / 100_000)
  if (tenths < 600) return `${tenths / 10} s`
  const seconds = Math.round(micros / 1_000_000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}
