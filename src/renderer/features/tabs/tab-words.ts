// A call in the few words that a tab has room for.
import type { CallHeading } from '../../stores/stores'
import { formatDate, formatSeconds, zoneName, type Zone } from '../../ui/format-time'
import { plural } from '../../ui/plural'

/** Of a name, more is never read; strangers choose them. */
const maxName = 120

export const nameWords = (name: string): string => (name === '' ? '?' : name.slice(0, maxName))

export const headingWords = ({ title, from, to }: CallHeading): string =>
  title ?? `${nameWords(from)} → ${nameWords(to)}`

/** Of several calls in one ladder. */
export const togetherHeading = (calls: readonly Pick<CallHeading, 'startedAt'>[]): CallHeading => ({
  title: `${plural(calls.length, 'call')} together`,
  from: '',
  to: '',
  startedAt: calls[0]?.startedAt,
})

/** e.g. `alice → bob, 2026-11-24 09:41:07 UTC` */
export const headingTitle = (heading: CallHeading, zone: Zone): string => {
  const { startedAt: at } = heading
  const words = headingWords(heading)
  return at === undefined
    ? words
    : `${words}, ${formatDate(at, zone)} ${formatSeconds(at, zone)} ${zoneName(zone, at / 1000)}`
}
