// The calls that a search found.
import { PhoneOff } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { CallTable } from '../calls/CallTable'
import { FaultPane } from '../fault/FaultPane'
import styles from './CallList.module.css'

const NoCalls = () => {
  const { actions } = useApp()
  const window = useFacts(
    (s) => s.search,
    (facts) => facts.draft.window,
  )
  const widen = (): void => {
    actions.search.change({ window: '21d' })
    void actions.search.search()
  }
  return (
    <EmptyState icon={<PhoneOff aria-hidden />} title="No call found">
      <p>
        Only calls over external trunks are captured, for 21 days, and only as far as the Edge had time for it. An empty
        answer is no proof that there was no call.
      </p>
      {window !== '21d' && <Button onClick={widen}>Search all 21 days</Button>}
    </EmptyState>
  )
}

export const CallList = () => {
  const { actions } = useApp()
  const result = useFacts(
    (s) => s.search,
    (facts) => facts.result,
  )
  if (result.kind === 'failed') return <FaultPane fault={result.fault} onRetry={() => void actions.search.search()} />
  if (result.kind === 'idle') {
    return (
      <p className={styles['hint']}>
        Calls that a search finds are listed here, to be filtered, sorted by any column, opened together and saved as
        CSV or JSON.
      </p>
    )
  }
  const isEmpty = (valueOf(result)?.messages.length ?? 0) === 0
  if (isEmpty && result.kind === 'loading') {
    return (
      <p className={styles['hint']} role="status">
        Searching…
      </p>
    )
  }
  if (isEmpty) return <NoCalls />
  return <CallTable label="Calls found" status={result.kind === 'loading' ? 'Searching…' : undefined} />
}
