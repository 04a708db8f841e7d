// What is said of a rung beside its label, the same words in every export.
import type { GhostRung, LadderLayout, Rung } from './ladder-shape'

const countWords = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`

const foldedWords = (folded: Rung['folded']): string => {
  const copies = folded.filter(({ kind }) => kind === 'copy').length
  return [countWords(folded.length - copies, 'retransmission', 'retransmissions'), countWords(copies, 'copy', 'copies')]
    .filter((words) => words !== '')
    .join(', ')
}

/** '' for a message that stands for itself alone. */
export const badgeOf = ({ isCopy, repeat, folded }: Pick<Rung, 'isCopy' | 'repeat' | 'folded'>): string => {
  if (isCopy) return 'copy'
  return repeat > 0 ? `retransmission ${repeat}` : foldedWords(folded)
}

/** Said in words, because a dotted line alone would look like a message that somebody saw. */
export const ghostLabelOf = ({ label }: GhostRung): string => `${label} missing`

export const ghostNoteOf = ({ timer, section }: GhostRung): string => joinNotes([timer, section])

/** 1-based leg, or '' where the ladder has a single one. */
export const legOf = ({ leg }: Pick<GhostRung, 'leg'>, hasLegs: boolean): string =>
  hasLegs && leg !== undefined ? `leg ${leg + 1}` : ''

export const hasLegs = ({ rungs }: LadderLayout): boolean => rungs.some(({ leg }) => leg > 0)

/** Joins what is not ''. */
export const joinNotes = (notes: readonly string[]): string => notes.filter((note) => note !== '').join(' · ')
