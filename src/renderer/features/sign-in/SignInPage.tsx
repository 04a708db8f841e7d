// The first thing a person sees: sign in to an organization, or look around in the demonstration one.
import { ArrowLeft, Compass, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { Logo } from '../../ui/Logo'
import { FaultPane } from '../fault/FaultPane'
import { RecentFiles } from '../files/RecentFiles'
import { AccountChooser } from './AccountChooser'
import { NewAccountForm } from './NewAccountForm'
import styles from './SignInPage.module.css'

interface WaitingProps {
  readonly title: string
  readonly words: string
  readonly progress: string
}

const Waiting = ({ title, words, progress }: WaitingProps) => {
  const { actions } = useApp()
  return (
    <section className={styles['card']} aria-live="polite">
      <h2>{title}</h2>
      <p className={styles['quiet']}>{words}</p>
      <p className={styles['progress']}>
        <LoaderCircle className={styles['spinner']} aria-hidden /> {progress}
      </p>
      <Button onClick={actions.session.cancelSignIn}>Cancel</Button>
    </section>
  )
}

const Demo = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { actions } = useApp()
  const way = useFacts(
    (s) => s.session,
    ({ signIn }) => (signIn.kind === 'loading' ? signIn.previous : undefined),
  )
  return (
    <section className={styles['demo']}>
      <div>
        <h2>Try the demo organization</h2>
        <p className={styles['quiet']}>
          Really recorded calls on a Genesys Cloud that runs inside Rung. No account, no network.
        </p>
      </div>
      <Button
        kind={isFirst ? 'primary' : 'plain'}
        icon={<Compass aria-hidden />}
        disabled={way !== undefined}
        onClick={() => void actions.session.signInToDemo()}
      >
        {way === 'demo' ? 'Starting…' : 'Try the demo'}
      </Button>
    </section>
  )
}

export const SignInPage = () => {
  const { actions } = useApp()
  const signIn = useFacts(
    (s) => s.session,
    (facts) => facts.signIn,
  )
  const chosenId = useFacts(
    (s) => s.session,
    (facts) => facts.chosenId,
  )
  const profiles = useFacts(
    (s) => s.settings,
    (settings) => settings.profiles,
  )
  const cameFromShell = useFacts(
    (s) => s.ui,
    (facts) => facts.wantsSignIn,
  )
  const chosen = profiles.find(({ id }) => id === chosenId) ?? profiles[0]
  // The form stays after a sign-in that failed, although the account is remembered by then: something in it may be wrong.
  const [isAdding, setIsAdding] = useState(chosen === undefined)
  const way = signIn.kind === 'loading' ? signIn.previous : undefined
  const isFailed = signIn.kind === 'failed'
  // Also after a try: what is kept may be another matter then.
  useEffect(() => void actions.session.refreshStorage(), [actions, isFailed])

  return (
    <main className={styles['page']}>
      <header className={styles['brand']}>
        <Logo />
        <div>
          <h1>Rung</h1>
          <p>See the whole call. Know why it failed.</p>
        </div>
        {cameFromShell && (
          <Button
            className={styles['back'] ?? ''}
            icon={<ArrowLeft aria-hidden />}
            onClick={actions.session.leaveSignIn}
          >
            Back to what is open
          </Button>
        )}
      </header>
      {way === 'browser' && (
        <Waiting
          title="Finish the sign-in in your browser"
          words={`A page of Genesys Cloud (${profiles[0]?.domain ?? ''}) has opened. Rung goes on by itself once you are signed in there.`}
          progress="Waiting for the browser…"
        />
      )}
      {way === 'resume' && (
        <Waiting
          title="Welcome back"
          words={`You wanted to stay signed in to ${profiles[0]?.name ?? ''}.`}
          progress="Signing in…"
        />
      )}
      {/* Hidden and not taken away: what was typed is still there after a sign-in that failed. */}
      <div className={styles['ways']} hidden={way === 'browser' || way === 'resume'}>
        {chosen === undefined && <Demo isFirst />}
        {chosen === undefined || isAdding ? (
          <NewAccountForm
            onSubmit={() => setIsAdding(true)}
            onBack={chosen === undefined ? undefined : () => setIsAdding(false)}
          />
        ) : (
          <AccountChooser profiles={profiles} chosen={chosen} onAdd={() => setIsAdding(true)} />
        )}
        {signIn.kind === 'failed' && <FaultPane fault={signIn.fault} />}
        {chosen !== undefined && <Demo isFirst={false} />}
        <RecentFiles className={styles['card']} />
      </div>
    </main>
  )
}
