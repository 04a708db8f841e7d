// The first thing a person sees: sign in to an organization, or look around in the demonstration one.
import { ArrowLeft, Compass, Globe, LoaderCircle } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Logo } from '../../ui/Logo'
import { FaultPane } from '../fault/FaultPane'
import { RecentFiles } from '../files/RecentFiles'
import styles from './SignInPage.module.css'

const other = 'other'

export const SignInPage = () => {
  const { stores, actions } = useApp()
  const signIn = useFacts(
    (s) => s.session,
    (facts) => facts.signIn,
  )
  const remembered = useFacts(
    (s) => s.settings,
    (settings) => settings.signIn,
  )
  const cameFromShell = useFacts(
    (s) => s.ui,
    (facts) => facts.wantsSignIn,
  )
  const { regions } = stores.info
  const isListed = remembered.domain === '' || regions.some(({ domain }) => domain === remembered.domain)
  const [region, setRegion] = useState(isListed ? remembered.domain || (regions[0]?.domain ?? '') : other)
  const [customDomain, setCustomDomain] = useState(isListed ? '' : remembered.domain)
  const [clientId, setClientId] = useState(remembered.clientId)
  const [usesSecret, setUsesSecret] = useState(false)
  const [secret, setSecret] = useState('')
  const headingId = useId()

  const domain = region === other ? customDomain.trim() : region
  const isWaiting = signIn.kind === 'loading'
  const submit = (event?: SyntheticEvent): void => {
    event?.preventDefault()
    if (usesSecret) void actions.session.signInWithClientCredentials(domain, clientId.trim(), secret)
    else void actions.session.signInWithBrowser(domain, clientId.trim())
    setSecret('')
  }

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
      {isWaiting && signIn.previous === 'browser' ? (
        <section className={styles['card']} aria-live="polite">
          <h2>Finish the sign-in in your browser</h2>
          <p className={styles['quiet']}>
            A page of Genesys Cloud ({domain}) has opened. Rung goes on by itself once you are signed in there.
          </p>
          <p className={styles['progress']}>
            <LoaderCircle className={styles['spinner']} aria-hidden /> Waiting for the browser…
          </p>
          <Button onClick={actions.session.cancelSignIn}>Cancel</Button>
        </section>
      ) : (
        <>
          <section className={styles['demo']}>
            <div>
              <h2>Try the demo organization</h2>
              <p className={styles['quiet']}>
                Really recorded calls on a Genesys Cloud that runs inside Rung. No account, no network.
              </p>
            </div>
            <Button
              kind="primary"
              icon={<Compass aria-hidden />}
              disabled={isWaiting}
              onClick={() => void actions.session.signInToDemo()}
            >
              {isWaiting && signIn.previous === 'demo' ? 'Starting…' : 'Try the demo'}
            </Button>
          </section>
          <form className={styles['card']} onSubmit={submit} aria-labelledby={headingId}>
            <h2 id={headingId}>Sign in to Genesys Cloud</h2>
            <Field label="Region">
              {(id) => (
                <select id={id} value={region} onChange={(event) => setRegion(event.target.value)}>
                  {regions.map((candidate) => (
                    <option key={candidate.domain} value={candidate.domain}>
                      {candidate.name} — {candidate.domain}
                    </option>
                  ))}
                  <option value={other}>Another domain…</option>
                </select>
              )}
            </Field>
            {region === other && (
              <Field label="Domain" hint="As in api.DOMAIN and login.DOMAIN">
                {(id) => (
                  <input
                    id={id}
                    value={customDomain}
                    onChange={(event) => setCustomDomain(event.target.value)}
                    placeholder="example.pure.cloud"
                    spellCheck={false}
                    required
                  />
                )}
              </Field>
            )}
            <Field
              label="Client id"
              hint={
                usesSecret
                  ? 'Of an OAuth client with the grant Client Credentials'
                  : 'Of an OAuth client with the grant Code Authorization (PKCE) and the redirect http://localhost'
              }
            >
              {(id) => (
                <input
                  id={id}
                  value={clientId}
                  onChange={(event) => setClientId(event.target.value)}
                  spellCheck={false}
                  autoComplete="off"
                  required
                  minLength={8}
                />
              )}
            </Field>
            {usesSecret && (
              <Field label="Client secret" hint="Kept in memory until you sign out; never written to disk">
                {(id) => (
                  <input
                    id={id}
                    type="password"
                    value={secret}
                    onChange={(event) => setSecret(event.target.value)}
                    autoComplete="off"
                    required
                    minLength={8}
                  />
                )}
              </Field>
            )}
            <div className={styles['buttons']}>
              <Button kind="primary" type="submit" icon={<Globe aria-hidden />} disabled={isWaiting}>
                {usesSecret ? 'Sign in as the client' : 'Sign in with the browser'}
              </Button>
              {isWaiting && <Button onClick={actions.session.cancelSignIn}>Cancel</Button>}
            </div>
            <div className={styles['more']}>
              <Button kind="quiet" aria-expanded={usesSecret} onClick={() => setUsesSecret(!usesSecret)}>
                {usesSecret ? 'Use the browser instead' : 'Advanced: client credentials'}
              </Button>
              <Button kind="quiet" onClick={() => void actions.shell.openLink('oauth-client-help')}>
                How to create an OAuth client
              </Button>
            </div>
          </form>
          {signIn.kind === 'failed' && <FaultPane fault={signIn.fault} />}
          <RecentFiles className={styles['card']} />
        </>
      )}
    </main>
  )
}
