// Two lists of lines and their pairs as one list: in the order of the left, each line of the right alone where it stood.
import { compareWords } from './compare-words'
import type { ComparedLine, LineText } from './compared-line'
import type { Pair } from './pair-alike'

/** Compared word by word, of one list; further ones are said to differ. */
const maxWordy = 300

const lineMaker = (): ((left: LineText, right: LineText) => ComparedLine) => {
  let wordy = 0
  return (left, right) => {
    if (left.text === right.text) return { kind: 'same', left, right }
    wordy += 1
    return { kind: 'changed', left, right, parts: wordy > maxWordy ? undefined : compareWords(left.text, right.text) }
  }
}

/** Pairs may cross each other: headers of different names may change places (RFC 3261 7.3.1). Linear. */
export const weaveLines = (
  left: readonly LineText[],
  right: readonly LineText[],
  pairs: readonly Pair[],
): readonly ComparedLine[] => {
  const rightOf = new Map(pairs)
  const leftOf = new Map(pairs.map(([at, partner]) => [partner, at]))
  // Lines of the right alone, under the line of the left behind whose partner they stand; -1 for the top.
  const alone = new Map<number, LineText[]>()
  let anchor = -1
  right.forEach((line, index) => {
    const partner = leftOf.get(index)
    if (partner !== undefined) anchor = partner
    else {
      const lines = alone.get(anchor)
      if (lines === undefined) alone.set(anchor, [line])
      else lines.push(line)
    }
  })
  const aloneAfter = (index: number): readonly ComparedLine[] =>
    (alone.get(index) ?? []).map((line) => ({ kind: 'only-right', right: line }))
  const makeLine = lineMaker()
  return [
    ...aloneAfter(-1),
    ...left.flatMap((line, index): readonly ComparedLine[] => {
      const partner = right[rightOf.get(index) ?? -1]
      return [partner === undefined ? { kind: 'only-left', left: line } : makeLine(line, partner), ...aloneAfter(index)]
    }),
  ]
}
