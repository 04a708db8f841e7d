// The message as it stood on the wire, coloured by what the parser found. Control characters are shown as their pictures,
// never acted on. The header that is lit in the tree is lit here, and a click on a header's bytes lights it there.
import { useApp } from '../../app-context'
import { TriangleAlert } from 'lucide-react'
import { useEffect, useMemo, useRef, type MouseEvent } from 'react'
import type { SipMessage } from '../../../core/sip/message'
import { cutAtIssues, type Piece } from './cut-at-issues'
import { issueWords } from './IssueLine'
import { keyFields } from './key-fields'
import { MoreButton, useShown } from './MoreButton'
import styles from './RawMessage.module.css'
import { showText } from './show-text'
import { tokenizeMessage } from './tokenize-message'
import { useMessageFacts } from './use-message'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Any message of one datagram is shown whole. */
const bytesAtOnce = 65_536

/** A person reads them. */
const maxIssues = 100

interface RawMessageProps {
  readonly message: SipMessage
  /** First byte to show; 0 for the whole message. */
  readonly from?: number
}

export const RawMessage = ({ message, from = 0 }: RawMessageProps) => {
  const actions = useApp().actions.message
  const litKey = useMessageFacts(({ fieldKey }) => fieldKey)
  const pre = useRef<HTMLPreElement>(null)
  const [shown, showMore] = useShown(bytesAtOnce, message)
  const { lines, keys } = useMemo(() => {
    const issues = message.issues.slice(0, maxIssues)
    const all = tokenizeMessage(message, from, from + shown)
    return {
      lines: all.map((line, index) => ({ ...line, ...cutAtIssues(line, all[index + 1]?.start ?? Infinity, issues) })),
      keys: keyFields(message.headers),
    }
  }, [message, from, shown])

  useEffect(() => {
    if (from === 0) pre.current?.querySelector('[data-lit="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [litKey, message, from])

  const textOf = ({ start, end }: Piece): string => showText(decoder.decode(message.bytes.subarray(start, end)))

  const lightField = (event: MouseEvent): void => {
    // Whoever drags over the text wants the text.
    if (getSelection()?.isCollapsed === false) return
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null
    if (line !== null) actions.selectField(line.dataset['field'])
  }

  return (
    <>
      {/* For the mouse; the keyboard lights a header in the tree. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <pre ref={pre} className={styles['raw']} onClick={lightField}>
        {lines.map(({ start, field, pieces, missing }) => {
          const key = field === undefined ? undefined : keys[field]
          return (
            <span
              key={start}
              className={styles['line']}
              data-field={key}
              data-lit={key !== undefined && key === litKey}
            >
              {pieces.map((piece) =>
                piece.issues.length === 0 ? (
                  <span key={piece.start} className={styles[piece.kind]}>
                    {textOf(piece)}
                  </span>
                ) : (
                  <span
                    key={piece.start}
                    className={`${styles[piece.kind] ?? ''} ${styles['wrong'] ?? ''}`}
                    data-severity={piece.issues[0]?.severity}
                    title={piece.issues.map(issueWords).join('\n')}
                  >
                    {textOf(piece)}
                  </span>
                ),
              )}
              {missing.map((issue, index) => (
                <span key={index} className={styles['missing']} title={issueWords(issue)}>
                  <TriangleAlert role="img" aria-label={issueWords(issue)} />
                </span>
              ))}
              {'\n'}
            </span>
          )
        })}
      </pre>
      <MoreButton total={message.bytes.length - from} shown={shown} unit="bytes" onMore={showMore} />
    </>
  )
}
