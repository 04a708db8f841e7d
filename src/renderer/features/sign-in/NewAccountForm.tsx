// A new account: filled in, remembered and signed in with, in one step.
import { Globe } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { KeepSignedIn } from './KeepSignedIn'
import { newDraft, problemOf, profileOf, type ProfileDraft } from './profile-draft'
import { ProfileFields } from './ProfileFields'
import { SecretField } from './SecretField'
import styles from './SignInPage.module.css'
import { useKeep } from './use-keep'

interface NewAccountFormProps {
  readonly onSubmit: () => void
  /** To the accounts that there are. */
  readonly onBack: (() => void) | undefined
}

export const NewAccountForm = ({ onSubmit, onBack }: NewAccountFormProps) => {
  const { stores, actions } = useApp()
  const { regions } = stores.info
  const headingId = useId()
  const isWaiting = useFacts(
    (s) => s.session,
    ({ signIn }) => signIn.kind === 'loading',
  )
  const [draft, setDraft] = useState(() => newDraft(regions))
  const [secret, setSecret] = useState('')
  const [isTold, setIsTold] = useState(false)
  const { keep, wish, setWish } = useKeep(false)
  const change = (more: Partial<ProfileDraft>): void => setDraft((before) => ({ ...before, ...more }))
  const usesSecret = draft.grant === 'client-credentials'
  const problem = problemOf(draft)

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setIsTold(true)
    if (problem !== undefined) return
    onSubmit()
    const profile = profileOf(draft, regions, keep)
    void actions.session.addAndSignIn(profile, {
      profileId: profile.id,
      keep,
      ...(usesSecret && { clientSecret: secret }),
    })
    setSecret('')
  }

  return (
    <form className={styles['card']} onSubmit={submit} aria-labelledby={headingId}>
      <h2 id={headingId}>Sign in to Genesys Cloud</h2>
      <ProfileFields draft={draft} change={change} />
      {usesSecret && <SecretField secret={secret} onChange={setSecret} />}
      <KeepSignedIn isKept={wish} onChange={setWish} />
      {isTold && problem !== undefined && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button kind="primary" type="submit" icon={<Globe aria-hidden />} disabled={isWaiting}>
          {usesSecret ? 'Sign in as the client' : 'Sign in with the browser'}
        </Button>
        {isWaiting && <Button onClick={actions.session.cancelSignIn}>Cancel</Button>}
        {!isWaiting && onBack !== undefined && <Button onClick={onBack}>Back to my accounts</Button>}
      </div>
      <div className={styles['more']}>
        <Button
          kind="quiet"
          aria-expanded={usesSecret}
          onClick={() => change({ grant: usesSecret ? 'browser' : 'client-credentials' })}
        >
          {usesSecret ? 'Use the browser instead' : 'Advanced: client credentials'}
        </Button>
        <Button kind="quiet" onClick={() => void actions.shell.openLink('oauth-client-help')}>
          How to create an OAuth client
        </Button>
      </div>
    </form>
  )
}
