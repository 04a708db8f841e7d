import { FlaskConical, LoaderCircle, ShieldAlert } from 'lucide-react'
import { useFacts } from '../../app-context'
import { FaultPane } from '../fault/FaultPane'
import { missingOf } from '../sign-in/account-words'
import styles from './SessionBanner.module.css'

const expired = {
  code: 'auth.expired',
  message: 'Genesys Cloud no longer accepts this session.',
  retryable: false,
} as const

const idle = { ...expired, message: 'Nobody used it for as long as your organization allows.' }

/** In the demonstration it says so; after a session ran out, what is open stays open under it. */
export const SessionBanner = () => {
  const session = useFacts(
    (s) => s.session,
    (facts) => facts.session,
  )
  if (session.kind === 'signed-out') {
    return session.because === 'expired' ? <FaultPane fault={session.wasIdle === true ? idle : expired} /> : null
  }
  if (session.isRenewing === true) {
    return (
      <p className={styles['line']} role="status">
        <LoaderCircle aria-hidden /> Your session has run out: the browser is asked for a new one. If it shows a sign-in
        page, sign in there; what you asked for goes on then.
      </p>
    )
  }
  const missing = missingOf(session)
  if (session.rights.view === false) {
    return (
      <p className={styles['line']} role="status">
        <ShieldAlert aria-hidden /> This account cannot search: it has no permission {missing.join(', ')}. Ask an
        administrator for a role with it, then sign in again.
      </p>
    )
  }
  return session.grant === 'demo' ? (
    <p className={styles['line']}>
      <FlaskConical aria-hidden /> Demo organization: recorded calls on a Genesys Cloud inside Rung. Nothing leaves this
      computer.
    </p>
  ) : null
}
