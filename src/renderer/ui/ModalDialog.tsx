import { useEffect, useRef, type ReactNode } from 'react'
import styles from './ModalDialog.module.css'

interface ModalDialogProps {
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The platform's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export const ModalDialog = ({ label, onClose, children }: ModalDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    // A click on the backdrop closes; Escape does the same for the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
    >
      <div className={styles['inner']}>{children}</div>
    </dialog>
  )
}
