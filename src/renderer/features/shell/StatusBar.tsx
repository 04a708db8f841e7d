// Where one is signed in, how many requests are left, and in which zone times are shown.
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import { zoneName } from '../../ui/format-time'
import { BudgetLeft } from './BudgetLeft'
import { SessionLeft } from './SessionLeft'
import styles from './StatusBar.module.css'

export const StatusBar = () => {
  const { actions, stores } = useApp()
  const titleOf = useTitles()
  const session = useFacts(
    (s) => s.session,
    (facts) => facts.session,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const job = useFacts(
    (s) => s.captures,
    (facts) => facts.job,
  )
  const notice = useFacts(
    (s) => s.tabs,
    (facts) => facts.notice,
  )
  return (
    <footer className={styles['bar']} aria-label="Status">
      <span className={styles['who']}>
        {session.kind === 'signed-in'
          ? [session.organization, session.user, session.domain].filter((part) => part !== undefined).join(' · ')
          : 'Signed out'}
      </span>
      {job.kind === 'running' && <span>Fetching a pcap…</span>}
      {job.kind === 'reading' && <span>Reading the pcap…</span>}
      <span className={styles['notice']} role="status" title={notice}>
        {notice}
      </span>
      <span className={styles['gap']} />
      {session.kind === 'signed-in' && <SessionLeft session={session} />}
      {session.kind === 'signed-in' && <BudgetLeft />}
      <button
        type="button"
        title={titleOf('Switch between UTC, local time and the zone chosen in Settings', 'view.time-zone')}
        onClick={() => void actions.settings.nextTimeZone()}
      >
        Times in {zoneName(zone)}
      </button>
      <span>Rung {stores.info.version}</span>
    </footer>
  )
}
