// A key for each header field that means the same field in other messages: its name and how many of that name came before.
import type { HeaderField } from '../../../core/sip/message'

/** e.g. `Via#1`; in the order of the fields. Linear. */
export const keyFields = (headers: readonly HeaderField[]): readonly string[] => {
  const seen = new Map<string, number>()
  return headers.map(({ name }) => {
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return `${name}#${nth}`
  })
}
