// The accounts among the settings: who is signed in, and what Rung remembers.
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { AccountDialogs, type AccountDialogState } from './AccountDialogs'
import { grantWords, missingOf, sessionWords } from './account-words'
import styles from './AccountsSection.module.css'

export const AccountsSection = () => {
  const { actions } = useApp()
  const [dialog, setDialog] = useState<AccountDialogState | undefined>()
  const profiles = useFacts(
    (s) => s.settings,
    (settings) => settings.profiles,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const session = useFacts(
    (s) => s.session,
    (facts) => facts.session,
  )
  const keptFor = useFacts(
    (s) => s.session,
    (facts) => facts.storage?.keptFor,
  )
  useEffect(() => void actions.session.refreshStorage(), [actions, session])
  const missing = session.kind === 'signed-in' ? missingOf(session) : []
  const signInTo = (profileId: string): void => {
    actions.session.chooseAccount(profileId)
    actions.session.askSignIn()
  }
  return (
    <section className={styles['accounts']} data-focus="accounts" tabIndex={-1} aria-label="Accounts">
      <h2>Accounts</h2>
      {session.kind === 'signed-in' && (
        <p>
          {sessionWords(session, zone)}
          {missing.length > 0 && ` Missing permissions: ${missing.join(', ')}.`}
        </p>
      )}
      {profiles.length === 0 && (
        <p className={styles['quiet']}>None yet: Rung remembers an account when you sign in.</p>
      )}
      <ul>
        {profiles.map((profile) => {
          const { id, name, domain } = profile
          const isCurrent = session.kind === 'signed-in' && session.profileId === id
          const isKept = keptFor?.includes(id) === true
          return (
            <li key={id} aria-current={isCurrent ? 'true' : undefined}>
              <span>
                <bdi>{name}</bdi>
                <small>
                  {domain} · {grantWords(profile)}
                  {isCurrent && ' · signed in'}
                  {isKept && ' · sign-in kept'}
                </small>
              </span>
              {!isCurrent && (
                <Button aria-label={`Sign in to ${name}`} onClick={() => signInTo(id)}>
                  Sign in…
                </Button>
              )}
              <Button
                kind="icon"
                icon={<Pencil aria-hidden />}
                aria-label={`Change ${name}`}
                title="Change"
                onClick={() => setDialog({ kind: 'edit', profile })}
              />
              <Button
                kind="icon"
                icon={<Trash2 aria-hidden />}
                aria-label={`Delete ${name}`}
                title="Delete"
                onClick={() => setDialog({ kind: 'delete', profile })}
              />
            </li>
          )
        })}
      </ul>
      <div>
        <Button icon={<Plus aria-hidden />} onClick={actions.session.askSignIn}>
          {profiles.length === 0 ? 'Sign in…' : 'Add, or sign in…'}
        </Button>
      </div>
      <AccountDialogs dialog={dialog} onClose={() => setDialog(undefined)} />
    </section>
  )
}
