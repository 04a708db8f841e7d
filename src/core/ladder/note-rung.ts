// What is said of a rung beside its label, the same words in every export.
import type { LadderLayout, Rung } from './layout-ladder'

/** '' for a message that stands for itself. */
export const badgeOf = ({ isCopy, repeat }: Pick<Rung, 'isCopy' | 'repeat'>): string => {
  if (isCopy) return 'copy'
  return repeat > 0 ? `retransmission ${repeat}` : ''
}

/** 1-based leg, or '' where the ladder has a single one. */
export const legOf = ({ leg }: Pick<Rung, 'leg'>, hasLegs: boolean): string => (hasLegs ? `leg ${leg + 1}` : '')

export const hasLegs = ({ rungs }: LadderLayout): boolean => rungs.some(({ leg }) => leg > 0)

/** Joins what is not ''. */
export const joinNotes = (notes: readonly string[]): string => notes.filter((note) => note !== '').join(' · ')
