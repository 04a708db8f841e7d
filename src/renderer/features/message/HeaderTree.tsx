// Every header in its original order; those with parts open into named parameters.
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { describeHeader, type HeaderNode } from '../../../core/sip/describe-header'
import { explainHeader, explainStatus, type Explanation } from '../../../core/sip/explain'
import type { HeaderField, SipMessage } from '../../../core/sip/message'
import { bodyTextOf } from '../../../core/sip/read-fields'
import styles from './HeaderTree.module.css'

const startText = ({ startLine }: SipMessage): string =>
  startLine.kind === 'request'
    ? `${startLine.method} ${startLine.uri} ${startLine.version}`
    : `${startLine.version} ${startLine.status} ${startLine.reason}`

const Parts = ({ nodes }: { readonly nodes: readonly HeaderNode[] }) => (
  <ul className={styles['parts']}>
    {nodes.map((node, index) => (
      <li key={index}>
        <span className={styles['part']}>{node.label}</span> <bdi>{node.text}</bdi>
        {node.children.length > 0 && <Parts nodes={node.children} />}
      </li>
    ))}
  </ul>
)

const ExplanationLine = ({ explanation: { text, source } }: { readonly explanation: Explanation }) => (
  <p className={styles['explanation']}>
    {text} {source !== '' && <span>({source})</span>}
  </p>
)

const HeaderLine = ({ field }: { readonly field: HeaderField }) => {
  const [isOpen, setIsOpen] = useState(false)
  const parts = describeHeader(field).children
  const explanation = explainHeader(field.name)
  const canOpen = parts.length > 0 || explanation !== undefined
  return (
    <li className={styles['line']}>
      <button
        type="button"
        className={styles['toggle']}
        aria-expanded={canOpen ? isOpen : undefined}
        disabled={!canOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronRight aria-hidden data-open={isOpen} data-hidden={!canOpen} />
        <span className={styles['name']}>{field.rawName}</span>
      </button>
      <bdi className={styles['value']}>{field.value}</bdi>
      {isOpen && (
        <div className={styles['more']}>
          {explanation !== undefined && <ExplanationLine explanation={explanation} />}
          {parts.length > 0 && <Parts nodes={parts} />}
        </div>
      )}
    </li>
  )
}

export const HeaderTree = ({ message }: { readonly message: SipMessage }) => {
  const body = bodyTextOf(message)
  const { startLine } = message
  const statusWords = startLine.kind === 'response' ? explainStatus(startLine.status) : undefined
  return (
    <div className={styles['tree']}>
      <p className={styles['start']}>
        <bdi>{startText(message)}</bdi>
      </p>
      {statusWords !== undefined && <ExplanationLine explanation={statusWords} />}
      <ul className={styles['lines']}>
        {message.headers.map((field) => (
          <HeaderLine key={field.range.start} field={field} />
        ))}
      </ul>
      {message.issues.length > 0 && (
        <ul className={styles['issues']} aria-label="Issues">
          {message.issues.map((issue, index) => (
            <li key={index}>
              {issue.message} {issue.rfc !== undefined && <span>({issue.rfc})</span>}
            </li>
          ))}
        </ul>
      )}
      {body !== '' && <pre className={styles['body']}>{body}</pre>}
    </div>
  )
}
