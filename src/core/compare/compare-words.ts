// What differs between two values, word by word. A word is what an analyst reads as one: an address, a branch, a number.
import { diffArrays } from 'diff'
import type { WordPart } from './compared-line'

/** Characters; nobody reads a longer value word by word. */
const maxLength = 4000

/** Words that differ on both sides together. Myers' algorithm needs the square of them; beyond, hardly a word is shared. */
const maxEdits = 100

/** Dots and dashes do not end a word, so an address changes as a whole; separators of the grammar stand alone. */
const word = /[\p{L}\p{N}_.%+~*!-]+|\s+|[^]/gu

const kindOf = (change: { readonly added: boolean; readonly removed: boolean }): WordPart['kind'] => {
  if (change.removed) return 'left'
  return change.added ? 'right' : 'same'
}

/** Undefined when the values are too long or too different. */
export const compareWords = (left: string, right: string): readonly WordPart[] | undefined => {
  if (left.length > maxLength || right.length > maxLength) return undefined
  const changes = diffArrays(left.match(word) ?? [], right.match(word) ?? [], { maxEditLength: maxEdits })
  return changes?.map((change) => ({ kind: kindOf(change), text: change.value.join('') }))
}
