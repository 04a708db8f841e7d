import { Keyboard, Library, LogIn, LogOut, Search, Settings, type LucideIcon } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import type { View } from '../../stores/stores'
import { Logo } from '../../ui/Logo'
import styles from './Rail.module.css'

/** Each leads to its view, as a command does. */
const views: readonly (readonly [view: View, label: string, Icon: LucideIcon])[] = [
  ['search', 'Calls', Search],
  ['library', 'Library', Library],
  ['settings', 'Settings', Settings],
]

export const Rail = () => {
  const { actions } = useApp()
  const titleOf = useTitles()
  const current = useFacts(
    (s) => s.ui,
    (facts) => facts.view,
  )
  const isSignedIn = useFacts(
    (s) => s.session,
    ({ session }) => session.kind === 'signed-in',
  )
  return (
    <nav className={styles['rail']} aria-label="Views">
      <Logo />
      {views.map(([view, label, Icon]) => (
        <button
          key={view}
          type="button"
          aria-current={
            view === (current === 'keyboard' || current === 'media-regions' ? 'settings' : current) ? 'page' : undefined
          }
          title={titleOf(label, `view.${view}`)}
          onClick={() => actions.shell.showView(view)}
        >
          <Icon aria-hidden />
          {label}
        </button>
      ))}
      <span className={styles['gap']} />
      <button
        type="button"
        title={titleOf('Keyboard help', 'view.help')}
        onClick={() => actions.shell.showOverlay('help')}
      >
        <Keyboard aria-hidden />
        Keys
      </button>
      {isSignedIn ? (
        <button type="button" onClick={() => void actions.session.signOut()}>
          <LogOut aria-hidden />
          Sign out
        </button>
      ) : (
        <button type="button" onClick={actions.session.askSignIn}>
          <LogIn aria-hidden />
          Sign in
        </button>
      )}
    </nav>
  )
}
