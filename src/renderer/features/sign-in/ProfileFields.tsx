// Where and how an account signs in: what everybody needs, and what some organizations do.
import { useApp } from '../../app-context'
import { Field } from '../../ui/Field'
import { otherRegion, usualName, type ProfileDraft } from './profile-draft'
import styles from './ProfileFields.module.css'

interface ProfileFieldsProps {
  readonly draft: ProfileDraft
  readonly change: (change: Partial<ProfileDraft>) => void
}

type TextField = Exclude<keyof ProfileDraft, 'id' | 'grant' | 'host' | 'region'>

export const ProfileFields = ({ draft, change }: ProfileFieldsProps) => {
  const { regions } = useApp().stores.info
  const isBrowser = draft.grant === 'browser'
  const text = (name: TextField) => ({
    value: draft[name],
    onChange: (event: { readonly target: { readonly value: string } }) => change({ [name]: event.target.value }),
    spellCheck: false,
    autoComplete: 'off',
    maxLength: 200,
  })
  return (
    <>
      <Field label="Region">
        {(id) => (
          <select id={id} value={draft.region} onChange={(event) => change({ region: event.target.value })}>
            {regions.map((candidate) => (
              <option key={candidate.domain} value={candidate.domain}>
                {candidate.name} — {candidate.domain}
              </option>
            ))}
            <option value={otherRegion}>Another domain…</option>
          </select>
        )}
      </Field>
      {draft.region === otherRegion && (
        <Field label="Domain" hint="As in api.DOMAIN and login.DOMAIN">
          {(id) => <input id={id} {...text('customDomain')} placeholder="example.pure.cloud" required />}
        </Field>
      )}
      <Field
        label="Client id"
        hint={
          isBrowser
            ? 'Of an OAuth client with the grant Code Authorization (PKCE) and the redirect http://localhost'
            : 'Of an OAuth client with the grant Client Credentials'
        }
      >
        {(id) => <input id={id} {...text('clientId')} required minLength={8} />}
      </Field>
      <details className={styles['more']}>
        <summary>More options</summary>
        <div className={styles['fields']}>
          <Field label="Name of the account" hint="As you want to find it again">
            {(id) => <input id={id} {...text('name')} maxLength={80} placeholder={usualName(draft, regions)} />}
          </Field>
          {isBrowser && (
            <>
              <fieldset className={styles['group']}>
                <legend>Redirect, as it is registered with the OAuth client</legend>
                <Field label="Host">
                  {(id) => (
                    <select
                      id={id}
                      value={draft.host}
                      onChange={(event) => change({ host: event.target.value as ProfileDraft['host'] })}
                    >
                      <option value="localhost">localhost</option>
                      <option value="127.0.0.1">127.0.0.1</option>
                    </select>
                  )}
                </Field>
                <Field label="Port" hint="0: any">
                  {(id) => <input id={id} {...text('port')} inputMode="numeric" />}
                </Field>
                <Field label="Path">{(id) => <input id={id} {...text('path')} required />}</Field>
              </fieldset>
              <fieldset className={styles['group']}>
                <legend>Single sign-on, straight to your identity provider</legend>
                <Field label="Organization" hint="Its short name">
                  {(id) => <input id={id} {...text('org')} />}
                </Field>
                <Field label="Identity provider" hint="Such as okta or adfs">
                  {(id) => <input id={id} {...text('provider')} />}
                </Field>
              </fieldset>
              <Field label="Login hint" hint="E-mail address, organization, or e-mail:organization">
                {(id) => <input id={id} {...text('loginHint')} />}
              </Field>
            </>
          )}
        </div>
      </details>
    </>
  )
}
