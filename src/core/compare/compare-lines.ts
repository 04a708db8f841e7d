// Two bodies line by line, as descriptions of sessions and most other bodies are read.
import { diffArrays } from 'diff'
import type { ComparedLine, LineText } from './compared-line'
import { pairByName } from './pair-by-name'
import { weaveLines } from './weave-lines'

/** Of one body; a description of a session has a few dozen. */
const maxLines = 2000

/** Lines that differ on both sides together. */
const maxEdits = 400

const linesOf = (text: string): readonly string[] => {
  const lines = text.split(/\r\n|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** What must agree for one line to have become the other: `m=`, `a=rtpmap`; of other texts nothing (RFC 8866 5). */
const nameOf = (line: string): string => /^(?:a=[^:]*|[a-z]=)/.exec(line)?.[0] ?? ''

const plain = (text: string): LineText => ({ name: '', text })

const compareHunk = (left: readonly string[], right: readonly string[]): readonly ComparedLine[] => {
  const named = (lines: readonly string[]) => lines.map((text) => ({ name: nameOf(text), text }))
  return weaveLines(left.map(plain), right.map(plain), pairByName(named(left), named(right)))
}

/** Line ends are not compared. Undefined when the texts are too long or too different. */
export const compareLines = (left: string, right: string): readonly ComparedLine[] | undefined => {
  const [leftLines, rightLines] = [linesOf(left), linesOf(right)]
  if (Math.max(leftLines.length, rightLines.length) > maxLines) return undefined
  const changes = diffArrays([...leftLines], [...rightLines], { maxEditLength: maxEdits })
  if (changes === undefined) return undefined
  const compared: ComparedLine[] = []
  let removed: readonly string[] = []
  for (const change of changes) {
    if (change.removed) {
      removed = change.value
      continue
    }
    if (change.added) compared.push(...compareHunk(removed, change.value))
    else {
      compared.push(...removed.map((text): ComparedLine => ({ kind: 'only-left', left: plain(text) })))
      compared.push(
        ...change.value.map((text): ComparedLine => ({ kind: 'same', left: plain(text), right: plain(text) })),
      )
    }
    removed = []
  }
  return [...compared, ...removed.map((text): ComparedLine => ({ kind: 'only-left', left: plain(text) }))]
}
