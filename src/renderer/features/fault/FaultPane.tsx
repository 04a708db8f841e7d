// A fault, said in place: what happened, what to do, and what support will ask for.
import { AlertTriangle, Copy } from 'lucide-react'
import type { Fault } from '../../../shared/ipc/fault'
import { useApp } from '../../app-context'
import { Button } from '../../ui/Button'
import styles from './FaultPane.module.css'
import { detailsOf, textFor, type NextStep } from './fault-text'

interface FaultPaneProps {
  readonly fault: Fault
  readonly onRetry?: (() => void) | undefined
  readonly onDismiss?: (() => void) | undefined
  readonly compact?: boolean
}

const copyDetails = (fault: Fault): void => void navigator.clipboard.writeText(detailsOf(fault))

const StepButton = ({ step, onRetry }: { step: NextStep; onRetry: (() => void) | undefined }) => {
  const { actions } = useApp()
  switch (step) {
    case 'retry':
      return onRetry === undefined ? null : (
        <Button kind="primary" onClick={onRetry}>
          Try again
        </Button>
      )
    case 'sign-in':
      return (
        <Button kind="primary" onClick={actions.session.askSignIn}>
          Sign in again
        </Button>
      )
    case 'choose-wireshark':
      return (
        <>
          <Button kind="primary" onClick={() => void actions.captures.chooseWireshark()}>
            Choose Wireshark…
          </Button>
          <Button onClick={() => void actions.shell.openLink('wireshark-download')}>Download page</Button>
        </>
      )
    case 'open-settings':
      return (
        <Button kind="primary" onClick={() => actions.shell.showView('settings')}>
          Open settings
        </Button>
      )
    case 'open-file':
      return (
        <Button kind="primary" onClick={() => void actions.files.choose()}>
          Open another file…
        </Button>
      )
    case 'copy-details':
      return null
  }
}

export const FaultPane = ({ fault, onRetry, onDismiss, compact = false }: FaultPaneProps) => {
  const { title, advice, step } = textFor(fault)
  return (
    <section className={`${styles['pane']} ${compact ? styles['compact'] : ''}`} role="alert" aria-label={title}>
      <AlertTriangle className={styles['icon']} aria-hidden />
      <div className={styles['words']}>
        <h2>{title}</h2>
        <p>{fault.message}</p>
        <p className={styles['advice']}>{advice}</p>
        {fault.correlationId !== undefined && (
          <p className={styles['id']}>
            Correlation id <code>{fault.correlationId}</code>
          </p>
        )}
        <div className={styles['steps']}>
          <StepButton step={step} onRetry={onRetry} />
          <Button icon={<Copy aria-hidden />} onClick={() => copyDetails(fault)}>
            Copy details
          </Button>
          {onDismiss !== undefined && (
            <Button kind="quiet" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}
