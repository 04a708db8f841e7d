// In the ladder's place while the shown file has no call to draw: it is being read, cannot be, or holds none.
import { PhoneOff, X } from 'lucide-react'
import { useApp } from '../../app-context'
import type { OpenFile } from '../../stores/open-files'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FaultPane } from '../fault/FaultPane'
import { readingWords } from './file-words'
import styles from './FileState.module.css'

export const FileState = ({ file }: { readonly file: OpenFile }) => {
  const { actions } = useApp()
  const { id, name, state } = file
  const close = (): void => actions.files.close(id)
  switch (state.kind) {
    case 'failed':
      return <FaultPane fault={state.fault} onRetry={() => void actions.files.openAgain(id)} onDismiss={close} />
    case 'ready':
      return (
        <EmptyState icon={<PhoneOff aria-hidden />} title="No SIP message in this capture">
          <p>Rung looks for SIP in every packet, on any port. It may be encrypted, or have been filtered out.</p>
          <Button onClick={() => void actions.files.choose()}>Open another file…</Button>
        </EmptyState>
      )
    default: {
      const isMeasured = state.kind === 'reading' && !state.file.isPacked
      return (
        <div className={styles['reading']} role="status">
          <h2>
            Reading <bdi>{name}</bdi>
          </h2>
          <progress
            aria-label={`Reading ${name}`}
            max={state.file.bytes}
            {...(isMeasured && { value: Math.min(state.bytes, state.file.bytes) })}
          />
          <p>{readingWords(state)}</p>
          <Button icon={<X aria-hidden />} onClick={close}>
            Cancel
          </Button>
        </div>
      )
    }
  }
}
