// How far a search for many conversations is, and the calls that it has found so far.
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { CallTable } from '../calls/CallTable'
import { FaultPane } from '../fault/FaultPane'
import styles from './ManyList.module.css'
import { jobWords } from './many-words'

export const ManyList = () => {
  const { actions } = useApp()
  const job = useFacts(
    (s) => s.many,
    (facts) => facts.job,
  )
  if (job === undefined) return <p className={styles['hint']}>Search to see calls here.</p>
  const { state, done, total, calls, empty, failed, fault } = job
  return (
    <>
      <div className={styles['head']}>
        {state === 'running' && <progress aria-label="Conversations searched" max={total} value={done} />}
        <p role="status">{jobWords(job)}</p>
        {failed.length > 0 && (
          <details>
            <summary>{failed.length.toLocaleString('en')} failed</summary>
            <ul className={styles['ids']}>
              {failed.map((each) => (
                <li key={each.conversationId}>
                  <code>{each.conversationId}</code> {each.fault.message}
                </li>
              ))}
            </ul>
          </details>
        )}
        {empty.length > 0 && (
          <details>
            <summary>{empty.length.toLocaleString('en')} without a trace</summary>
            <p>Only calls over external trunks are captured, for 21 days, as far as there was time for it.</p>
            <ul className={styles['ids']}>
              {empty.map((id) => (
                <li key={id}>
                  <code>{id}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
        {failed.length > 0 && state !== 'running' && (
          <Button onClick={() => void actions.many.searchFailedAgain()}>Search the failed ones again</Button>
        )}
      </div>
      {fault !== undefined && <FaultPane fault={fault} onRetry={() => void actions.many.search()} />}
      {calls.length > 0 && <CallTable label="Calls found" />}
    </>
  )
}
