// The whole ladder as strokes on a strip of a few pixels, however many rungs there are.
import type { LadderRow } from '../../../core/ladder/ladder-shape'
import type { RungTone } from '../../../core/ladder/describe-rung'

type OverviewKind = 'request' | 'provisional' | 'success' | 'failure' | 'ghost' | 'gap'

interface Strip {
  /** px */
  readonly width: number
  readonly height: number
  readonly laneCount: number
  /** Rows of the whole ladder. */
  readonly rowsHeight: number
  /** px of a row beyond which the strip grows no further: a short call's overview is not blown up. */
  readonly maxRowHeight: number
}

export interface Overview {
  /** px of the strip that one row takes. */
  readonly scale: number
  /** SVG path of each kind that occurs; from the back to the front. */
  readonly paths: readonly { readonly kind: OverviewKind; readonly d: string }[]
}

const kinds: readonly OverviewKind[] = ['gap', 'provisional', 'success', 'request', 'ghost', 'failure']

const kindOfTone: Readonly<Record<RungTone, OverviewKind>> = {
  request: 'request',
  provisional: 'provisional',
  success: 'success',
  redirect: 'provisional',
  challenge: 'provisional',
  failure: 'failure',
}

interface Ends {
  readonly left: number
  readonly right: number
}

/** px: a message to itself, and one between lanes of less than a pixel, must be seen all the same. */
const leastExtent = 2
/** px: a failure must be found among thousands of others. */
const leastFailure = 14

const endsOf = (row: LadderRow, { width, laneCount }: Strip): Ends => {
  if (row.kind === 'gap') return { left: 0, right: width }
  const least = row.kind === 'rung' && row.rung.tone === 'failure' ? leastFailure : leastExtent
  const { fromLane, toLane } = row.kind === 'rung' ? row.rung : row.ghost
  const x = (lane: number): number => ((lane + 0.5) / Math.max(1, laneCount)) * width
  const left = Math.max(0, Math.min(x(Math.min(fromLane, toLane)), width - least))
  return { left, right: Math.max(left + least, x(Math.max(fromLane, toLane))) }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Linear in the rows; of each kind there is at most one stroke for each pixel of the height. */
export const drawOverview = (rows: readonly LadderRow[], strip: Strip): Overview => {
  const { height, rowsHeight, maxRowHeight } = strip
  const scale = Math.min(maxRowHeight, height / Math.max(1, rowsHeight))
  const strokes = new Map<OverviewKind, Map<number, Ends>>()
  for (const row of rows) {
    const kind = row.kind === 'rung' ? kindOfTone[row.rung.tone] : row.kind
    const pixel = Math.floor((row.y + row.height / 2) * scale)
    const ends = endsOf(row, strip)
    const ofKind = strokes.get(kind) ?? new Map<number, Ends>()
    strokes.set(kind, ofKind)
    const known = ofKind.get(pixel)
    ofKind.set(
      pixel,
      known === undefined ? ends : { left: Math.min(known.left, ends.left), right: Math.max(known.right, ends.right) },
    )
  }
  const paths = kinds.flatMap((kind) => {
    const ofKind = strokes.get(kind)
    if (ofKind === undefined) return []
    const d = [...ofKind].map(([pixel, { left, right }]) => `M${round(left)} ${pixel + 0.5}H${round(right)}`).join('')
    return [{ kind, d }]
  })
  return { scale, paths }
}
