// The window after sign-in: rail, the view, status bar, and a banner when the session has ended.
import { useFacts } from '../../app-context'
import { LibraryView } from '../captures/LibraryView'
import { MediaRegionsView } from '../media-regions/MediaRegionsView'
import { KeyboardView } from '../settings/KeyboardView'
import { SettingsView } from '../settings/SettingsView'
import { CallsView } from './CallsView'
import { Rail } from './Rail'
import { SessionBanner } from './SessionBanner'
import styles from './Shell.module.css'
import { StatusBar } from './StatusBar'

export const Shell = () => {
  const view = useFacts(
    (s) => s.ui,
    (facts) => facts.view,
  )
  return (
    <div className={styles['shell']}>
      <Rail />
      <main className={styles['view']}>
        <SessionBanner />
        {view === 'search' && <CallsView />}
        {view === 'library' && <LibraryView />}
        {view === 'settings' && <SettingsView />}
        {view === 'keyboard' && <KeyboardView />}
        {view === 'media-regions' && <MediaRegionsView />}
      </main>
      <StatusBar />
    </div>
  )
}
