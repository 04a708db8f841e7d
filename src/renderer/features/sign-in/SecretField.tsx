// The secret of an OAuth client. It goes to main and is not held here.
import { Field } from '../../ui/Field'

interface SecretFieldProps {
  readonly secret: string
  readonly onChange: (secret: string) => void
}

export const SecretField = ({ secret, onChange }: SecretFieldProps) => (
  <Field
    label="Client secret"
    hint="In memory until you sign out; on disk only if you stay signed in, and then encrypted"
  >
    {(id) => (
      <input
        id={id}
        type="password"
        value={secret}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        required
        minLength={8}
        maxLength={256}
      />
    )}
  </Field>
)
