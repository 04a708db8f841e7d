import { Ban, CircleCheck, CircleX, Clock, PhoneCall, PhoneOff, type LucideIcon } from 'lucide-react'
import type { CallState, CallSummary } from '../../../core/call/summarize-call'
import { useFacts } from '../../app-context'
import { formatDate, formatSeconds } from '../../ui/format-time'
import styles from './CallLine.module.css'

const states: Readonly<Record<CallState, { readonly word: string; readonly Icon: LucideIcon; readonly tone: string }>> =
  {
    trying: { word: 'no answer yet', Icon: Clock, tone: 'warn' },
    ringing: { word: 'ringing', Icon: Clock, tone: 'warn' },
    'in-call': { word: 'in call', Icon: PhoneCall, tone: 'good' },
    completed: { word: 'completed', Icon: CircleCheck, tone: 'good' },
    cancelled: { word: 'cancelled', Icon: PhoneOff, tone: 'warn' },
    busy: { word: 'busy', Icon: Ban, tone: 'bad' },
    rejected: { word: 'rejected', Icon: CircleX, tone: 'bad' },
    failed: { word: 'failed', Icon: CircleX, tone: 'bad' },
    other: { word: 'no call', Icon: Clock, tone: 'quiet' },
  }

interface CallLineProps {
  readonly id: string
  readonly call: CallSummary
  /** px from the top of the list. */
  readonly top: number
  readonly isOpen: boolean
  readonly isActive: boolean
  readonly onOpen: () => void
}

export const CallLine = ({ id, call, top, isOpen, isActive, onOpen }: CallLineProps) => {
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const { word, Icon, tone } = states[call.state]
  const outcome =
    call.finalStatus === undefined || call.finalStatus.status < 300
      ? word
      : `${call.finalStatus.status} ${call.finalStatus.reason}`
  return (
    // Keys are the list box's: focus stays there and aria-activedescendant points here.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      className={`${styles['line']} ${isActive ? styles['active'] : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      <Icon className={`${styles['icon']} ${styles[tone]}`} aria-hidden />
      <span className={styles['parties']}>
        <bdi>{call.from || '?'}</bdi> → <bdi>{call.to || '?'}</bdi>
      </span>
      <span className={`${styles['outcome']} ${styles[tone]}`}>{outcome}</span>
      <span className={styles['time']}>
        <bdi dir="ltr">
          {formatDate(call.startedAt, zone)} {formatSeconds(call.startedAt, zone)}
        </bdi>
      </span>
    </div>
  )
}
