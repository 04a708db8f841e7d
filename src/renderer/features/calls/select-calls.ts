// Which calls of a list are selected, by their keys.
import type { SourceList } from '../../stores/call-list'

export type Selection = Pick<SourceList, 'selected' | 'anchor'>

export const selectOnly = (key: string): Selection => ({ selected: new Set([key]), anchor: key })

export const toggleSelected = ({ selected }: Selection, key: string): Selection => {
  const next = new Set(selected)
  if (!next.delete(key)) next.add(key)
  return { selected: next, anchor: key }
}

/** From the anchor to this call, in the order of the rows; the rest is selected no more. */
export const selectRange = (
  { anchor }: Selection,
  key: string,
  rows: readonly { readonly key: string }[],
  places: ReadonlyMap<string, number>,
): Selection => {
  const to = places.get(key)
  const from = places.get(anchor ?? key) ?? to
  if (from === undefined || to === undefined) return selectOnly(key)
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { selected: new Set(range.map((row) => row.key)), anchor: rows[from]?.key }
}
