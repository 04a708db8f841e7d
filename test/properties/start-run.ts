// One run of properties over many random inputs: a seed of its own, a true count, and the slowest input. `RUNG_SEED`
// repeats a run; on failure fast-check prints the counterexample besides.
import { randomInt } from 'node:crypto'
import fc from 'fast-check'

const seedFor = (given: string | undefined): number => {
  if (given === undefined || given === '') return randomInt(2 ** 31)
  if (/^\d{1,10}$/.test(given)) return Number(given)
  throw new Error(`RUNG_SEED must be a whole number, not ${given}.`)
}

export interface PropertyRun {
  /** Fails on the first input that has problems, each told in words. */
  readonly holds: <Input>(
    inputs: fc.Arbitrary<Input>,
    count: number,
    problemsOf: (input: Input) => readonly string[],
  ) => void
  /** Inputs so far. */
  readonly count: () => number
  /** Writes seed, count and the slowest input as one line. Times are for the reader: no test looks at them. */
  readonly report: () => void
}

export const startRun = (name: string): PropertyRun => {
  const seed = seedFor(process.env['RUNG_SEED'])
  let count = 0
  let batch = 0
  let slowest = 0
  return {
    holds: (inputs, numRuns, problemsOf) => {
      const property = fc.property(inputs, (input) => {
        count += 1
        const begun = performance.now()
        const problems = problemsOf(input)
        slowest = Math.max(slowest, performance.now() - begun)
        if (problems.length > 0) throw new Error(problems.slice(0, 10).join('\n'))
      })
      // Other inputs for each batch: the golden ratio spreads seeds well.
      fc.assert(property, { seed: (seed + batch * 0x9e37_79b1) | 0, numRuns })
      batch += 1
    },
    count: () => count,
    report: () => {
      const figures = `seed ${seed}, ${count} inputs, slowest ${slowest.toFixed(1)} ms`
      process.stdout.write(`properties of ${name}: ${figures}\n`)
    },
  }
}
