// One filter over one window, however much is in it. The trace store cuts a long list without saying so, and is slow on wide
// windows: a list of suspicious length, or no answer in time, has the window searched again in halves.
import type { SearchWindow } from '../../shared/schema/trace'
import { AppError } from '../app-error'
import type { ApiClient } from '../genesys/api-client'
import { searchTraces, type TraceFilter, type TracePage } from '../genesys/telephony-api'

/** Further requests that a search may make to divide its windows. */
export interface Allowance {
  left: number
}

interface FailedPart {
  readonly window: SearchWindow
  readonly error: AppError
}

export interface PartedSearch {
  /** Every answer; their rows overlap. */
  readonly pages: readonly TracePage[]
  /** Why the window was divided; undefined when it was not. */
  readonly divided: 'row-cap' | 'timeout' | undefined
  /** Row counts of parts that look cut and could not be divided further. */
  readonly capped: readonly number[]
  readonly failed: readonly FailedPart[]
}

/** Row counts at which the store is known or suspected to cut a list (HOMER's own limits are 100 and 200). */
const capCounts = new Set([100, 200, 500, 1000])
/** Milliseconds below which a window is not divided: rows of a moment, and what cannot be a matter of width. */
const cappedFloorMs = 100
const slowFloorMs = 60_000
/** After a timeout, a part this many times smaller tells whether the width was the matter. */
const probeDivisors = [1, 8, 64]
/** Two generations that all run out of time mean that the store is down, not that the windows are wide. */
const maxBarren = 2

type Outcome =
  { readonly kind: 'page'; readonly page: TracePage } | { readonly kind: 'failed'; readonly error: AppError }

/** The session has ended, the user stopped, or the right is missing: no other search would fare better. */
export const isForAll = ({ code }: AppError): boolean =>
  code.startsWith('auth.') || code.startsWith('ipc.') || code === 'api.forbidden'

interface Asked {
  readonly part: SearchWindow
  readonly outcome: Outcome
}

const isLate = (outcome: Outcome): boolean => outcome.kind === 'failed' && outcome.error.code === 'net.timeout'

const widthOf = ({ start, end }: SearchWindow): number => end - start

/** The halves share their edge, since nobody says which edges belong to a window; copies are removed later. */
const halvesOf = ({ start, end }: SearchWindow): readonly SearchWindow[] => {
  const middle = Math.floor((start + end) / 2)
  return [
    { start, end: middle },
    { start: middle, end },
  ]
}

/** From the newest to the oldest. */
const piecesOf = ({ start, end }: SearchWindow, width: number): readonly SearchWindow[] => {
  const pieces: SearchWindow[] = []
  for (let to = end; to > start; to -= width) pieces.push({ start: Math.max(start, to - width), end: to })
  return pieces
}

const isCapped = ({ count, announced }: TracePage): boolean => capCounts.has(count) || announced > count

/** A store that pays no heed to the dates would send the same rows for ever. Edges may be a second off. */
const heedsDates = ({ records }: TracePage, { start, end }: SearchWindow): boolean =>
  records.filter(({ at }) => at >= (start - 1000) * 1000 && at <= (end + 1000) * 1000).length * 2 > records.length

/** Rejects when nothing at all could be searched, or with a fault that no other part would escape. */
export const searchInParts = async (
  client: ApiClient,
  filter: TraceFilter,
  window: SearchWindow,
  allowance: Allowance,
  signal: AbortSignal,
): Promise<PartedSearch> => {
  const pages: TracePage[] = []
  const capped: number[] = []
  const failed: FailedPart[] = []
  let divided: PartedSearch['divided']
  let barren = 0

  const ask = async (part: SearchWindow, repeatsTimeouts: boolean): Promise<Outcome> => {
    try {
      return { kind: 'page', page: await searchTraces(client, filter, part, signal, { repeatsTimeouts }) }
    } catch (error) {
      if (!(error instanceof AppError) || isForAll(error)) throw error
      return { kind: 'failed', error }
    }
  }

  /** The newest part of the window that is answered at all, and the rest of the window in parts as wide. */
  const probe = async (): Promise<readonly Asked[]> => {
    let late: Asked | undefined
    const divisors = probeDivisors.filter(
      (divisor) => divisor === 1 || (widthOf(window) / divisor >= slowFloorMs && allowance.left >= divisor),
    )
    for (const divisor of divisors) {
      const width = Math.ceil(widthOf(window) / divisor)
      const part = { start: window.end - width, end: window.end }
      // What cannot be narrowed can only be asked again.
      const outcome = await ask(part, divisors.length === 1)
      if (!isLate(outcome)) {
        if (divisor === 1) return [{ part, outcome }]
        divided = 'timeout'
        allowance.left -= divisor
        return [{ part, outcome }, ...(await askAll(piecesOf({ start: window.start, end: part.start }, width)))]
      }
      late = { part: window, outcome }
    }
    return late === undefined ? [] : [late]
  }

  const askAll = (parts: readonly SearchWindow[]): Promise<readonly Asked[]> =>
    Promise.all(parts.map(async (part) => ({ part, outcome: await ask(part, widthOf(part) < slowFloorMs) })))

  let answers = await probe()
  while (answers.length > 0) {
    barren = answers.every(({ outcome }) => isLate(outcome)) ? barren + 1 : 0
    const next: SearchWindow[] = []
    const divide = (part: SearchWindow, because: 'row-cap' | 'timeout', floorMs: number): boolean => {
      if (widthOf(part) < floorMs || allowance.left < 2 || barren === maxBarren) return false
      allowance.left -= 2
      divided ??= because
      next.push(...halvesOf(part))
      return true
    }
    for (const { part, outcome } of answers) {
      if (outcome.kind === 'page') {
        const { page } = outcome
        pages.push(page)
        if (isCapped(page) && !(heedsDates(page, part) && divide(part, 'row-cap', cappedFloorMs))) {
          capped.push(page.count)
        }
      } else if (!isLate(outcome) || divided === undefined || !divide(part, 'timeout', slowFloorMs)) {
        failed.push({ window: part, error: outcome.error })
      }
    }
    answers = await askAll(next)
  }
  const [first] = failed
  if (pages.length === 0 && first !== undefined) throw first.error
  return { pages, divided, capped, failed }
}
