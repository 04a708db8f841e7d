// The accounts that Rung remembers: one is chosen, and signed in with.
import { Globe, Pencil, Plus, Trash2, UserRound } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import type { Profile } from '../../../shared/schema/profile'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import styles from './AccountChooser.module.css'
import { AccountDialogs, type AccountDialogState } from './AccountDialogs'
import { grantWords } from './account-words'
import { KeepSignedIn } from './KeepSignedIn'
import { SecretField } from './SecretField'
import pageStyles from './SignInPage.module.css'
import { useKeep } from './use-keep'

interface AccountChooserProps {
  readonly profiles: readonly Profile[]
  readonly chosen: Profile
  readonly onAdd: () => void
}

/** Made anew for each account, so that no secret is typed for one and sent to another. */
const ChosenAccount = ({ chosen }: { readonly chosen: Profile }) => {
  const { actions } = useApp()
  const isWaiting = useFacts(
    (s) => s.session,
    ({ signIn }) => signIn.kind === 'loading',
  )
  const isKept = useFacts(
    (s) => s.session,
    ({ storage }) => storage?.refusal === undefined && storage?.keptFor.includes(chosen.id) === true,
  )
  const [secret, setSecret] = useState('')
  const { keep, wish, setWish } = useKeep(chosen.keep)
  const isBrowser = chosen.grant === 'browser'
  const needsSecret = !isBrowser && !(isKept && keep)

  const signIn = (asSomebodyElse: boolean): void => {
    void actions.session.signIn(chosen, {
      profileId: chosen.id,
      keep,
      ...(needsSecret && { clientSecret: secret }),
      ...(asSomebodyElse && { asSomebodyElse }),
    })
    setSecret('')
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    signIn(false)
  }
  return (
    <form className={styles['chosen']} aria-label={`Sign in to ${chosen.name}`} onSubmit={submit}>
      {needsSecret && <SecretField secret={secret} onChange={setSecret} />}
      <KeepSignedIn isKept={wish} onChange={setWish} />
      <div className={pageStyles['buttons']}>
        <Button kind="primary" type="submit" icon={<Globe aria-hidden />} disabled={isWaiting}>
          {isBrowser ? 'Sign in with the browser' : 'Sign in as the client'}
        </Button>
        {isWaiting && <Button onClick={actions.session.cancelSignIn}>Cancel</Button>}
        {isBrowser && !isWaiting && (
          <Button icon={<UserRound aria-hidden />} onClick={() => signIn(true)}>
            Sign in as somebody else
          </Button>
        )}
      </div>
    </form>
  )
}

export const AccountChooser = ({ profiles, chosen, onAdd }: AccountChooserProps) => {
  const { actions } = useApp()
  const headingId = useId()
  const [dialog, setDialog] = useState<AccountDialogState | undefined>()
  return (
    <section className={pageStyles['card']} aria-labelledby={headingId}>
      <h2 id={headingId}>Sign in to Genesys Cloud</h2>
      <fieldset className={styles['accounts']}>
        <legend className="visually-hidden">Account</legend>
        {profiles.map((profile) => (
          <label key={profile.id}>
            <input
              type="radio"
              name="account"
              checked={profile.id === chosen.id}
              onChange={() => actions.session.chooseAccount(profile.id)}
            />
            <bdi>{profile.name}</bdi>
            <small>
              {profile.domain} · {grantWords(profile)}
            </small>
          </label>
        ))}
      </fieldset>
      <ChosenAccount key={chosen.id} chosen={chosen} />
      <div className={pageStyles['more']}>
        <Button kind="quiet" icon={<Plus aria-hidden />} onClick={onAdd}>
          Add an account
        </Button>
        <Button kind="quiet" icon={<Pencil aria-hidden />} onClick={() => setDialog({ kind: 'edit', profile: chosen })}>
          Change…
        </Button>
        <Button
          kind="quiet"
          icon={<Trash2 aria-hidden />}
          onClick={() => setDialog({ kind: 'delete', profile: chosen })}
        >
          Delete…
        </Button>
      </div>
      <AccountDialogs dialog={dialog} onClose={() => setDialog(undefined)} />
    </section>
  )
}
