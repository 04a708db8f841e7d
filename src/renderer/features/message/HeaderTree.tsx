// Every header in its original order; those with parts open into named parameters. What is wrong stands at its line.
import { useApp } from '../../app-context'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Issue } from '../../../core/base/issue'
import { explainStatus } from '../../../core/sip/explain'
import type { SipMessage } from '../../../core/sip/message'
import { ExplanationLine } from './Explanations'
import { HeaderLine } from './HeaderLine'
import styles from './HeaderTree.module.css'
import { IssueLine } from './IssueLine'
import { keyFields } from './key-fields'
import { RawMessage } from './RawMessage'
import { showText } from './show-text'
import { MoreButton, useShown } from './MoreButton'
import { useMessageFacts } from './use-message'

const startText = ({ startLine }: SipMessage): string =>
  startLine.kind === 'request'
    ? `${startLine.method} ${startLine.uri} ${startLine.version}`
    : `${startLine.version} ${startLine.status} ${startLine.reason}`

/** A hostile message has thousands; the rest is counted. */
const maxIssues = 100
const headersAtOnce = 300

const none: readonly Issue[] = []

interface PlacedIssues {
  /** By place of the header. */
  readonly atHeader: ReadonlyMap<number, readonly Issue[]>
  /** Of the start line, of the body, and of what is not there. */
  readonly elsewhere: readonly Issue[]
}

const placeIssues = ({ headers, issues }: SipMessage): PlacedIssues => {
  const atHeader = new Map<number, Issue[]>()
  const elsewhere: Issue[] = []
  for (const issue of issues.slice(0, maxIssues)) {
    const { range } = issue
    const place = headers.findIndex(
      (field) => range !== undefined && range.start < field.range.end && range.end > field.range.start,
    )
    if (place < 0) elsewhere.push(issue)
    else atHeader.set(place, [...(atHeader.get(place) ?? none), issue])
  }
  return { atHeader, elsewhere }
}

interface HeaderTreeProps {
  readonly message: SipMessage
  /** Of a header by its key; without it, the header is one of the selected message. */
  readonly copyValue?: (fieldKey: string) => void
}

export const HeaderTree = ({ message, copyValue }: HeaderTreeProps) => {
  const actions = useApp().actions.message
  const litKey = useMessageFacts(({ fieldKey }) => fieldKey)
  const list = useRef<HTMLUListElement>(null)
  const keys = useMemo(() => keyFields(message.headers), [message])
  const { atHeader, elsewhere } = useMemo(() => placeIssues(message), [message])
  const [shown, showMore] = useShown(headersAtOnce, message)
  const copySelected = useCallback((fieldKey: string) => void actions.copy('value', fieldKey), [actions])
  const { startLine } = message
  const statusWords = startLine.kind === 'response' ? explainStatus(startLine.status) : undefined

  // Where the raw text or another message lit it, it may be out of sight.
  useEffect(() => {
    list.current?.querySelector('[data-lit="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [litKey, message])

  return (
    <div className={styles['tree']}>
      <p className={styles['start']}>
        <bdi>{showText(startText(message))}</bdi>
      </p>
      {statusWords !== undefined && (
        <div className={styles['status']}>
          <ExplanationLine explanation={statusWords} />
        </div>
      )}
      {elsewhere.length > 0 && (
        <ul className={styles['elsewhere']} aria-label="Issues of the whole message">
          {elsewhere.map((issue, index) => (
            <IssueLine key={index} issue={issue} />
          ))}
        </ul>
      )}
      <ul ref={list} className={styles['lines']} aria-label="Headers">
        {message.headers.slice(0, shown).map((field, index) => {
          const key = keys[index] ?? ''
          return (
            <HeaderLine
              key={key}
              field={field}
              fieldKey={key}
              isLit={key === litKey}
              issues={atHeader.get(index) ?? none}
              actions={actions}
              copyValue={copyValue ?? copySelected}
            />
          )
        })}
      </ul>
      <MoreButton total={message.headers.length} shown={shown} unit="headers" onMore={showMore} />
      {message.issues.length > maxIssues && (
        <p className={styles['status']}>{message.issues.length - maxIssues} more issues are not listed.</p>
      )}
      {message.body.end > message.body.start && (
        <div className={styles['body']}>
          <RawMessage message={message} from={message.body.start} />
        </div>
      )}
    </div>
  )
}
