import { FlaskConical } from 'lucide-react'
import { useFacts } from '../../app-context'
import { FaultPane } from '../fault/FaultPane'
import styles from './SessionBanner.module.css'

const expired = {
  code: 'auth.expired',
  message: 'Genesys Cloud no longer accepts this session.',
  retryable: false,
} as const

/** In the demonstration it says so; after a session ran out, what is open stays open under it. */
export const SessionBanner = () => {
  const session = useFacts(
    (s) => s.session,
    (facts) => facts.session,
  )
  if (session.kind === 'signed-out') {
    return session.because === 'expired' ? <FaultPane fault={expired} /> : null
  }
  return session.grant === 'demo' ? (
    <p className={styles['demo']}>
      <FlaskConical aria-hidden /> Demo organization: recorded calls on a Genesys Cloud inside Rung. Nothing leaves this
      computer.
    </p>
  ) : null
}
