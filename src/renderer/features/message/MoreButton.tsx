// Long lists begin with their first part, and say how much is left: nothing is cut silently.
import { useState } from 'react'
import { Button } from '../../ui/Button'
import styles from './MoreButton.module.css'

/** How much is shown, and a function that shows more of it; it begins anew for another subject. */
export const useShown = (step: number, subject: unknown): readonly [shown: number, showMore: () => void] => {
  const [state, setState] = useState({ subject, shown: step })
  const shown = state.subject === subject ? state.shown : step
  // Each time twice as much, so that a very long list takes few clicks.
  return [shown, () => setState({ subject, shown: shown * 2 })]
}

interface MoreButtonProps {
  readonly total: number
  readonly shown: number
  /** What is counted, in the plural. */
  readonly unit: string
  readonly onMore: () => void
}

export const MoreButton = ({ total, shown, unit, onMore }: MoreButtonProps) =>
  total <= shown ? null : (
    <p className={styles['more']}>
      <Button kind="quiet" onClick={onMore}>
        Show more: {(total - shown).toLocaleString('en')} {unit} are not shown
      </Button>
    </p>
  )
