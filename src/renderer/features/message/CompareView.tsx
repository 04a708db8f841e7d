// The selected message beside another: the one that the user marked, here or in the call on the other side, else the same one
// on the other leg, found by itself.
import { GitCompareArrows } from 'lucide-react'
import { useMemo } from 'react'
import type { TraceMessage } from '../../../core/call/trace-message'
import { compareMessages } from '../../../core/compare/compare-messages'
import type { ComparedLine } from '../../../core/compare/compared-line'
import { findCounterpart } from '../../../core/compare/find-counterpart'
import type { SipMessage } from '../../../core/sip/message'
import { useApp, useFacts } from '../../app-context'
import { EmptyState } from '../../ui/EmptyState'
import { formatClock, formatSpan } from '../../ui/format-time'
import { ComparedLines } from './ComparedLines'
import styles from './CompareView.module.css'
import { startWords, wayWords } from './describe-message'
import { useCallMessages, useMarkedOver, useMessageFacts } from './use-message'

type Why = 'marked' | 'marked-over' | 'other-leg'

const whyWords: Readonly<Record<Why, string>> = {
  marked: 'Compared with the message that you marked.',
  'marked-over': 'Compared with the message that you marked in the call on the other side.',
  'other-leg':
    'Compared with the same message on the other leg, the nearest in time. Mark a message to choose yourself.',
}

const noteWords: Readonly<Record<Why, string>> = {
  marked: '(marked)',
  'marked-over': '(marked, other call)',
  'other-leg': '(other leg)',
}

const useOther = (message: TraceMessage): { readonly other: TraceMessage | undefined; readonly why: Why } => {
  const messages = useCallMessages()
  const markedId = useMessageFacts((facts) => facts.markedId)
  const over = useMarkedOver()
  return useMemo(() => {
    const marked = markedId === message.id ? undefined : messages.find(({ id }) => id === markedId)
    if (marked !== undefined) return { other: marked, why: 'marked' }
    // Two calls are seen to be compared: a mark over there means more than a leg here.
    if (over !== undefined) return { other: over, why: 'marked-over' }
    return { other: findCounterpart(messages, message), why: 'other-leg' }
  }, [messages, message, markedId, over])
}

const Title = ({ message, note }: { readonly message: TraceMessage; readonly note: string }) => {
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  return (
    <div className={styles['title']}>
      <strong>
        <bdi>{startWords(message)}</bdi>
      </strong>{' '}
      <span>{note}</span>
      <p>
        <bdi>{wayWords(message)}</bdi>
      </p>
      <p>
        {formatClock(message.at, zone)}
        {message.evidence.kind === 'packet' && ` · frame ${message.evidence.captured.frame}`}
      </p>
    </div>
  )
}

const kindWords: readonly (readonly [kind: ComparedLine['kind'], words: string])[] = [
  ['changed', 'changed'],
  ['only-left', 'only left'],
  ['only-right', 'only right'],
  ['same', 'equal'],
]

/** e.g. `2 changed · 1 only left · 14 equal` */
const countWords = (lines: readonly ComparedLine[]): string =>
  kindWords
    .map(([kind, words]) => [lines.filter((line) => line.kind === kind).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(' · ')

interface SidesProps {
  readonly left: TraceMessage
  readonly right: TraceMessage
  readonly leftSip: SipMessage
  readonly rightSip: SipMessage
}

const Lines = ({ left, right, leftSip, rightSip }: SidesProps) => {
  const actions = useApp().actions.message
  const hidesEqual = useMessageFacts((facts) => facts.hidesEqual)
  const { startLine, headers, body } = useMemo(() => compareMessages(leftSip, rightSip), [leftSip, rightSip])
  const bodyLines = body.kind === 'lines' ? body.lines : []
  const all = [startLine, ...headers, ...bodyLines]
  const wanted = (lines: readonly ComparedLine[]): readonly ComparedLine[] =>
    hidesEqual ? lines.filter(({ kind }) => kind !== 'same') : lines
  const titles = { leftTitle: `Left: ${startWords(left)}`, rightTitle: `Right: ${startWords(right)}` }
  const sections = [
    ['Start line', wanted([startLine])],
    ['Headers', wanted(headers)],
    ['Body', wanted(bodyLines)],
  ] as const
  return (
    <>
      <p className={styles['counts']} role="status">
        {countWords(all)}
        <label>
          <input type="checkbox" checked={hidesEqual} onChange={actions.toggleEqual} /> Differences only
        </label>
      </p>
      {sections.map(([caption, lines]) =>
        lines.length === 0 ? null : <ComparedLines key={caption} caption={caption} lines={lines} {...titles} />,
      )}
      {body.kind === 'whole' && (
        <p className={styles['whole']}>
          {body.isSame
            ? `The bodies are equal: ${body.leftBytes} bytes.`
            : `The bodies differ: ${body.leftBytes} bytes left, ${body.rightBytes} bytes right. They are too long or no text, so they are not shown line by line.`}
        </p>
      )}
    </>
  )
}

export const CompareView = ({ message }: { readonly message: TraceMessage }) => {
  const { other, why } = useOther(message)
  const isMarked = useMessageFacts(({ markedId }) => markedId === message.id)
  if (other === undefined) {
    return (
      <EmptyState icon={<GitCompareArrows aria-hidden />} title="Nothing to compare with yet">
        <p>
          {isMarked
            ? 'This message is marked: walk to another one to see both here.'
            : 'No other leg of this call has the same message. Mark a message with Space, then walk to another one.'}
        </p>
      </EmptyState>
    )
  }
  const [left, right] = other.at <= message.at ? [other, message] : [message, other]
  const noteOf = (side: TraceMessage): string => {
    if (side === message) return '(selected)'
    return noteWords[why]
  }
  return (
    <div className={styles['compare']}>
      <p className={styles['why']}>
        {whyWords[why]} The right one came {formatSpan(right.at - left.at)} later.
      </p>
      <div className={styles['titles']}>
        <Title message={left} note={noteOf(left)} />
        <Title message={right} note={noteOf(right)} />
      </div>
      {left.evidence.kind === 'packet' && right.evidence.kind === 'packet' ? (
        <Lines
          left={left}
          right={right}
          leftSip={left.evidence.captured.message}
          rightSip={right.evidence.captured.message}
        />
      ) : (
        <p className={styles['whole']}>
          One of them is known from its search record only, which has no headers. Get the pcap to compare them.
        </p>
      )}
    </div>
  )
}
