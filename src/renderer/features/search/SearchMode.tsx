// One call, or many conversations at once: the switch above the search form.
import { useApp, useFacts } from '../../app-context'
import styles from './SearchMode.module.css'

const modes = [
  { mode: 'one', label: 'One call' },
  { mode: 'many', label: 'Many by id' },
] as const

export const SearchMode = () => {
  const { actions } = useApp()
  const current = useFacts(
    (s) => s.search,
    (facts) => facts.draft.mode,
  )
  return (
    <div className={styles['modes']} role="group" aria-label="What to search for">
      {modes.map(({ mode, label }) => (
        <button
          key={mode}
          type="button"
          aria-pressed={mode === current}
          onClick={() => actions.search.change({ mode })}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
