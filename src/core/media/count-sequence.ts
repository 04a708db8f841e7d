// What the sequence numbers of one stream say: how many packets were sent, and how many of them came (RFC 3550 A.1, A.3).

/** Where a packet stands among those before it; `far` is too far off to belong to the same run of numbers. */
export type SequencePlace = 'next' | 'late' | 'duplicate' | 'before-first' | 'far'

export interface SequenceFigures {
  /** From the first to the highest number. */
  readonly expected: number
  readonly lost: number
  readonly duplicates: number
  readonly outOfOrder: number
  /** Most packets in a row whose numbers rose by one. */
  readonly longestRun: number
}

export interface SequenceCounter {
  /** Counts nothing yet. */
  readonly place: (sequence: number) => SequencePlace
  /** Where it stood among those before it. */
  readonly count: (sequence: number) => SequencePlace
  readonly figures: () => SequenceFigures
}

/** RFC 3550 A.1: a larger step forward, or back, is a new start rather than loss, or a late packet. */
const MAX_DROPOUT = 3000
const MAX_MISORDER = 100
/** Numbers remembered as seen: more than `MAX_MISORDER`, and a power of two. */
const WINDOW = 128

/** Constant memory. `first` is the number of the first packet, which is yet to be counted. */
export const createSequenceCounter = (first: number): SequenceCounter => {
  // Numbers are kept with their wraps, one wrap ahead, so that even a packet from before the first is above zero.
  let base = first + 0x10000
  let highest = base - 1
  let received = 0
  let duplicates = 0
  let outOfOrder = 0
  let run = 0
  let longestRun = 0
  const seen = new Int32Array(WINDOW)

  /** Steps from the highest number, −32768 to 32767. */
  const stepTo = (sequence: number): number => ((sequence - highest) << 16) >> 16
  const placeOf = (step: number): SequencePlace => {
    if (step >= MAX_DROPOUT || step <= -MAX_MISORDER) return 'far'
    if (step > 0) return 'next'
    if (highest + step < base) return 'before-first'
    return seen[(highest + step) % WINDOW] === highest + step ? 'duplicate' : 'late'
  }

  return {
    place: (sequence) => placeOf(stepTo(sequence)),
    count: (sequence) => {
      const step = stepTo(sequence)
      const place = placeOf(step)
      const number = highest + step
      if (place === 'duplicate') duplicates += 1
      else if (place !== 'next') outOfOrder += 1
      if (place === 'duplicate' || place === 'far') return place
      received += 1
      seen[number % WINDOW] = number
      if (place === 'before-first') base = number
      if (place !== 'next') return place
      highest = number
      run = step === 1 ? run + 1 : 1
      longestRun = Math.max(longestRun, run)
      return place
    },
    figures: () => {
      const expected = highest - base + 1
      return { expected, lost: expected - received, duplicates, outOfOrder, longestRun }
    },
  }
}
