// Things that last, such as media and parts of a conversation, on the axis of the rows.
import { countWhile } from '../base/count-while'
import { rowHeight, type RowPlaces } from './place-rows'

/** µs; `to` undefined while it goes on. */
interface TimeSpan {
  readonly from: number
  readonly to: number | undefined
}

/** Rows: anything shorter could not be seen. */
const leastExtent = 0.25

/** More do not fit beside each other; what comes then shares the last column. */
const maxColumns = 8

/** Index of the first time that is not before `at` (or, `isAfter`, that is after it). */
const searchTimes = (times: readonly number[], at: number, isAfter: boolean): number =>
  countWhile(times, (time) => time < at || (isAfter && time === at))

/** An arrow is in the middle of its row; between two of them time runs evenly. */
const createScale = (times: readonly number[], { ys, height }: RowPlaces) => {
  const yOf = (index: number): number => (ys[index] ?? 0) + rowHeight / 2
  return (at: number, side: 'start' | 'end'): number => {
    const next = searchTimes(times, at, side === 'end')
    const previous = next - 1
    if (side === 'start' && times[next] === at) return yOf(next)
    if (side === 'end' && times[previous] === at) return yOf(previous)
    if (next === 0) return 0
    if (next === times.length) return height
    const since = times[previous] ?? at
    const share = (at - since) / ((times[next] ?? at) - since)
    return yOf(previous) + share * (yOf(next) - yOf(previous))
  }
}

interface SpanPlace<Item> {
  readonly item: Item
  readonly startY: number
  readonly endY: number
  readonly column: number
}

/** In order of their starts. Spans of one group that overlap are in different columns. n log n in the number of spans. */
export const placeSpans = <Item extends TimeSpan>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  times: readonly number[],
  places: RowPlaces,
): readonly SpanPlace<Item>[] => {
  const scale = createScale(times, places)
  const busyUntil = new Map<string, number[]>()
  return items
    .map((item) => {
      const startY = Math.min(scale(item.from, 'start'), places.height)
      const endY = item.to === undefined ? places.height : scale(item.to, 'end')
      return { item, startY, endY: Math.max(endY, startY + leastExtent) }
    })
    .sort((a, b) => a.startY - b.startY || b.endY - a.endY)
    .map((span) => {
      const group = groupOf(span.item)
      const columns = busyUntil.get(group) ?? []
      busyUntil.set(group, columns)
      const free = columns.findIndex((end) => end <= span.startY)
      const column = Math.min(free < 0 ? columns.length : free, maxColumns - 1)
      columns[column] = Math.max(columns[column] ?? 0, span.endY)
      return { ...span, column }
    })
}
