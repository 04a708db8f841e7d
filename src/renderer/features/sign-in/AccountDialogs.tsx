// Changing an account, and deleting one, wherever accounts are listed.
import { useState, type SyntheticEvent } from 'react'
import type { Fault } from '../../../shared/ipc/fault'
import type { Profile } from '../../../shared/schema/profile'
import { faultOf } from '../../api/client'
import { useApp } from '../../app-context'
import { Button } from '../../ui/Button'
import { ModalDialog } from '../../ui/ModalDialog'
import { FaultPane } from '../fault/FaultPane'
import styles from './AccountDialogs.module.css'
import { draftOf, problemOf, profileOf, type ProfileDraft } from './profile-draft'
import { ProfileFields } from './ProfileFields'

export interface AccountDialogState {
  readonly kind: 'edit' | 'delete'
  readonly profile: Profile
}

interface DialogProps {
  readonly profile: Profile
  readonly onClose: () => void
}

const EditDialog = ({ profile, onClose }: DialogProps) => {
  const { stores, actions } = useApp()
  const { regions } = stores.info
  const [draft, setDraft] = useState(() => draftOf(profile, regions))
  const [fault, setFault] = useState<Fault | undefined>()
  const problem = problemOf(draft)
  const change = (more: Partial<ProfileDraft>): void => setDraft((before) => ({ ...before, ...more }))
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (problem !== undefined) return
    actions.session
      .saveProfile(profileOf(draft, regions, profile.keep))
      .then(onClose, (error: unknown) => setFault(faultOf(error)))
  }
  return (
    <ModalDialog label="Change the account" onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <h2>Change the account</h2>
        <ProfileFields draft={draft} change={change} />
        {problem !== undefined && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        {fault !== undefined && <FaultPane fault={fault} compact />}
        <p className={styles['quiet']}>With another region or client id, what was kept of the sign-in is deleted.</p>
        <div className={styles['buttons']}>
          <Button kind="primary" type="submit" disabled={problem !== undefined}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </ModalDialog>
  )
}

const DeleteDialog = ({ profile, onClose }: DialogProps) => {
  const { actions } = useApp()
  const [fault, setFault] = useState<Fault | undefined>()
  const remove = (): void => {
    actions.session.removeProfile(profile.id).then(onClose, (error: unknown) => setFault(faultOf(error)))
  }
  return (
    <ModalDialog label="Delete the account" onClose={onClose}>
      <div className={styles['form']}>
        <h2>
          Delete <bdi>{profile.name}</bdi>?
        </h2>
        <p>Rung forgets it, signs out of it, and deletes what was kept of its sign-in. Captures stay.</p>
        {fault !== undefined && <FaultPane fault={fault} compact />}
        <div className={styles['buttons']}>
          <Button kind="primary" onClick={remove}>
            Delete
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </div>
    </ModalDialog>
  )
}

/** Nothing when there is none to show. */
export const AccountDialogs = ({
  dialog,
  onClose,
}: {
  readonly dialog: AccountDialogState | undefined
  readonly onClose: () => void
}) => {
  if (dialog === undefined) return null
  const { kind, profile } = dialog
  return kind === 'edit' ? (
    <EditDialog profile={profile} onClose={onClose} />
  ) : (
    <DeleteDialog profile={profile} onClose={onClose} />
  )
}
