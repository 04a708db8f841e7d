// The time that a search covers: --since and --until, or --last.
import type { SearchWindow } from '../../shared/schema/trace'
import { UsageError } from '../usage'

interface WindowOptions {
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly last?: string | undefined
}

const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

const readSpan = (text: string): number => {
  const [, number = '', unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  const unitMs = unitsMs[unit]
  if (unitMs === undefined || Number(number) === 0) {
    throw new UsageError(`${text} is no span of time; write 30m, 2h or 7d.`)
  }
  return Number(number) * unitMs
}

const instant = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/

/** As the times that Rung prints, what names no zone is UTC. */
const readInstant = (text: string): number => {
  const [, date = '', time = '00:00', zone = 'Z'] = instant.exec(text) ?? []
  const at = Date.parse(`${date}T${time}${zone}`)
  if (Number.isNaN(at)) throw new UsageError(`${text} is no time; write 2026-11-24T13:30Z.`)
  return at
}

/** `now` and the window in milliseconds since the epoch; the last `usualMs` milliseconds when nothing is said. */
export const readWindow = ({ since, until, last }: WindowOptions, now: number, usualMs: number): SearchWindow => {
  if (last !== undefined && (since !== undefined || until !== undefined)) {
    throw new UsageError('Say either --last, or --since and --until.')
  }
  const end = until === undefined ? now : readInstant(until)
  const start = since === undefined ? end - (last === undefined ? usualMs : readSpan(last)) : readInstant(since)
  if (start >= end) throw new UsageError('The time must start before it ends.')
  if (start < 0) throw new UsageError('The time starts before there was any.')
  return { start, end }
}
