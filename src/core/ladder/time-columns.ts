// The times of an exported ladder: which there are, in which order, and how each is written.
import type { EpochMicros } from '../base/time'
import type { Rung } from './ladder-shape'
import { nameClock, writeClock, writeSpan, type TimeOptions } from './write-times'

export interface LadderTime extends TimeOptions {
  /** What stands first, as on screen; the clock if not given. */
  readonly lead?: TimeKind
  /** When the marked message was seen; without it no time counts from there. */
  readonly markAt?: EpochMicros | undefined
  /** What the clock of the host that exports is called, e.g. `CET Europe/Berlin`. */
  readonly localZone?: string
}

type TimeKind = 'clock' | 'since-start' | 'delta' | 'since-mark'

interface TimedRow {
  readonly at: EpochMicros
  /** µs */
  readonly sinceStart: number
  /** µs since the rung before; undefined for the first, and for what nobody saw. */
  readonly sincePrevious?: number | undefined
}

/** What nobody saw is a timed row as it is. */
export const timesOf = ({ at, sinceStart, sincePrevious, index }: Rung): TimedRow => ({
  at,
  sinceStart,
  sincePrevious: index === 0 ? undefined : sincePrevious,
})

export interface TimeColumn {
  readonly kind: TimeKind
  readonly name: string
  /** '' for a clock, which needs none. */
  readonly unit: 's' | ''
  /** '' where the row has no such time. */
  readonly write: (row: TimedRow) => string
}

const columnOf = (kind: TimeKind, time: LadderTime): TimeColumn => {
  const { markAt } = time
  switch (kind) {
    case 'clock':
      return { kind, name: nameClock(time), unit: '', write: ({ at }) => writeClock(at, time) }
    case 'since-start':
      return { kind, name: 'Since start', unit: 's', write: ({ sinceStart }) => writeSpan(sinceStart) }
    case 'delta':
      return {
        kind,
        name: 'Delta',
        unit: 's',
        write: ({ sincePrevious }) => (sincePrevious === undefined ? '' : writeSpan(sincePrevious)),
      }
    case 'since-mark':
      return {
        kind,
        name: 'From the mark',
        unit: 's',
        write: ({ at }) => (markAt === undefined ? '' : writeSpan(at - markAt)),
      }
  }
}

const always: readonly TimeKind[] = ['clock', 'since-start', 'delta']

/** The one that leads, then clock, time since start and delta. */
export const listTimeColumns = (time: LadderTime): readonly TimeColumn[] => {
  const wanted = time.lead ?? 'clock'
  const lead = wanted === 'since-mark' && time.markAt === undefined ? 'clock' : wanted
  return [lead, ...always.filter((kind) => kind !== lead)].map((kind) => columnOf(kind, time))
}

export interface TwoLines {
  readonly first: string
  readonly second: string
}

/** Which of the columns have room in two short lines: the clock leaves it for both spans, other times for one. */
const secondLine = (columns: readonly TimeColumn[]): readonly TimeColumn[] => {
  const lead = columns[0]?.kind
  if (lead === 'delta') return columns.filter(({ kind }) => kind === 'clock')
  return columns.filter(({ kind }) => kind === 'delta' || (kind === 'since-start' && lead === 'clock'))
}

const join = (columns: readonly TimeColumn[], wordsOf: (column: TimeColumn) => string): string =>
  columns
    .map((column) => {
      const words = wordsOf(column)
      return column.kind === 'delta' && words !== '' ? `Δ ${words}` : words
    })
    .filter((words) => words !== '')
    .join('  ')

/** Times in two lines beside a rung. */
export const createTwoLines = (
  time: LadderTime,
): { readonly head: TwoLines; readonly of: (row: TimedRow) => TwoLines } => {
  const columns = listTimeColumns(time)
  const lead = columns.slice(0, 1)
  const rest = secondLine(columns)
  const headOf = (shown: readonly TimeColumn[]): string => {
    const unit = shown.some((column) => column.unit === 's') ? ', s' : ''
    return join(shown, ({ kind, name }) => (kind === 'delta' ? 'delta' : name)) + unit
  }
  return {
    head: { first: headOf(lead), second: headOf(rest) },
    of: (row) => ({
      first: join(lead, ({ write }) => write(row)),
      second: join(rest, ({ write }) => write(row)),
    }),
  }
}
