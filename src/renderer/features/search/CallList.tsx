// The calls that a search found.
import { PhoneOff } from 'lucide-react'
import type { CompletenessNote } from '../../../shared/trace-result'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { CallTable } from '../calls/CallTable'
import { FaultPane } from '../fault/FaultPane'
import styles from './CallList.module.css'
import { noteWords } from './note-words'

const noNotes: readonly CompletenessNote[] = []

/** What may be missing from the list, or how it got whole. */
const SearchNotes = () => {
  const notes = useFacts(
    (s) => s.search,
    (facts) => valueOf(facts.result)?.found.notes ?? noNotes,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  // An empty list says by itself that it is no proof.
  const words = noteWords(
    notes.filter(({ kind }) => kind !== 'best-effort'),
    zone,
  )
  if (words.length === 0) return null
  return (
    <ul className={styles['notes']} aria-label="About this search">
      {words.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

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
  return (
    <>
      <SearchNotes />
      {isEmpty ? (
        <NoCalls />
      ) : (
        <CallTable label="Calls found" status={result.kind === 'loading' ? 'Searching…' : undefined} />
      )}
    </>
  )
}
