import { useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './ModalDialog.module.css'

interface ModalDialogProps {
  readonly label: string
  /** For what needs most of the window. */
  readonly isWide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The platform's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export const ModalDialog = ({ label, isWide = false, onClose, children }: ModalDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // Before it is taken away: only a dialog that is closed gives the focus back.
    return () => shown?.close()
  }, [])
  return (
    // A click on the backdrop closes; Escape does the same for the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={isWide ? styles['wide'] : styles['dialog']}
      aria-label={label}
      onClose={({ currentTarget }) => {
        // React's strict mode opens it twice, and the close in between is told when it is open again.
        if (!currentTarget.open) onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
    >
      <div className={styles['inner']}>{children}</div>
    </dialog>
  )
}
