// The settings' pages, at the top of each of them.
import { useApp, useFacts } from '../../app-context'
import type { View } from '../../stores/stores'
import styles from './SettingsPages.module.css'

const pages: readonly (readonly [view: View, label: string])[] = [
  ['settings', 'General'],
  ['keyboard', 'Keyboard'],
  ['media-regions', 'Media regions'],
]

export const SettingsPages = () => {
  const { actions } = useApp()
  const current = useFacts(
    (s) => s.ui,
    (facts) => facts.view,
  )
  return (
    <nav className={styles['pages']} aria-label="Pages of the settings">
      {pages.map(([view, label]) => (
        <button
          key={view}
          type="button"
          aria-current={view === current ? 'page' : undefined}
          onClick={() => actions.shell.showView(view)}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
