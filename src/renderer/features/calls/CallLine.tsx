// A call as two lines of a narrow list: who called whom, how it ended, when.
import type { ListedCall } from '../../../core/call/list-calls'
import type { Settings } from '../../../shared/schema/settings'
import styles from './CallLine.module.css'
import { callStates } from './call-states'
import { columnViews } from './columns'

interface CallLineProps {
  readonly call: ListedCall
  readonly zone: Settings['timeZone']
}

/** Cells of one row. */
export const CallLine = ({ call, zone }: CallLineProps) => {
  const { word, Icon, tone } = callStates[call.state]
  const isTold = call.finalStatus !== undefined && call.finalStatus.status >= 300
  return (
    <>
      <span className={styles['parties']} role="gridcell" aria-colindex={1}>
        <Icon className={styles[tone]} aria-hidden />
        <span>
          <bdi>{call.from || '?'}</bdi> → <bdi>{call.to || '?'}</bdi>
        </span>
      </span>
      <span className={styles['time']} role="gridcell" aria-colindex={2}>
        <bdi dir="ltr">{columnViews.start.text(call, zone)}</bdi>
      </span>
      <span className={`${styles['outcome']} ${styles[tone]}`} role="gridcell" aria-colindex={3}>
        {isTold ? columnViews.final.text(call, zone) : word}
      </span>
    </>
  )
}
