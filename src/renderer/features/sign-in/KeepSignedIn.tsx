// Whether the sign-in outlives this session. Where the system keeps no secret, it does not, and the reason is said.
import { useId } from 'react'
import type { SecretStorage } from '../../../shared/schema/session'
import { useFacts } from '../../app-context'
import styles from './KeepSignedIn.module.css'

interface KeepSignedInProps {
  readonly isKept: boolean
  readonly onChange: (isKept: boolean) => void
}

const refusals: Readonly<Record<NonNullable<SecretStorage['refusal']>, string>> = {
  'no-keyring':
    'This session only: this computer has no keyring (GNOME Keyring or KWallet) that would keep a secret safe, so none is written.',
  locked:
    'This session only: the keyring of this computer is locked, so nothing is written. Unlock it and restart Rung.',
}

export const KeepSignedIn = ({ isKept, onChange }: KeepSignedInProps) => {
  const hintId = useId()
  const storage = useFacts(
    (s) => s.session,
    (facts) => facts.storage,
  )
  const refusal = storage?.refusal
  return (
    <div className={styles['keep']}>
      <label>
        <input
          type="checkbox"
          checked={isKept && refusal === undefined}
          disabled={storage === undefined || refusal !== undefined}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.checked)}
        />
        Keep me signed in
      </label>
      <small id={hintId}>
        {refusal === undefined
          ? 'Encrypted by this computer’s keyring; signing out deletes it. Otherwise for this session only.'
          : refusals[refusal]}
      </small>
    </div>
  )
}
