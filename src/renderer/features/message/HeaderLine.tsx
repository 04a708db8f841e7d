// One header of the tree: its name opens it into named parts, its value can be copied, and what is wrong stands below it.
import { ChevronRight, Copy } from 'lucide-react'
import { memo, useState } from 'react'
import type { Issue } from '../../../core/base/issue'
import { describeHeader, type HeaderNode } from '../../../core/sip/describe-header'
import { explainHeader } from '../../../core/sip/explain'
import type { HeaderField } from '../../../core/sip/message'
import type { Actions } from '../../actions'
import { ExplanationLine, explanationFootId } from './Explanations'
import styles from './HeaderTree.module.css'
import { IssueLine } from './IssueLine'
import { showText } from './show-text'

const Parts = ({ nodes }: { readonly nodes: readonly HeaderNode[] }) => (
  <ul className={styles['parts']}>
    {nodes.map((node, index) => (
      <li key={index}>
        <span className={styles['part']}>{showText(node.label)}</span> <bdi>{showText(node.text)}</bdi>
        {node.children.length > 0 && <Parts nodes={node.children} />}
      </li>
    ))}
  </ul>
)

interface HeaderLineProps {
  readonly field: HeaderField
  readonly fieldKey: string
  readonly isLit: boolean
  readonly issues: readonly Issue[]
  readonly actions: Actions['message']
  readonly copyValue: (fieldKey: string) => void
}

export const HeaderLine = memo(function HeaderLine(props: HeaderLineProps) {
  const { field, fieldKey, isLit, issues, actions, copyValue } = props
  const [isOpen, setIsOpen] = useState(false)
  const parts = describeHeader(field).children
  const explanation = explainHeader(field.name)
  const canOpen = parts.length > 0 || explanation !== undefined
  // An open header tells its meaning itself.
  const explain = (): void => actions.explain(isOpen ? undefined : field.name)
  return (
    // Pointing at the line tells what focusing its button tells.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles['line']}
      data-lit={isLit}
      data-field={fieldKey}
      onMouseEnter={explain}
      onMouseLeave={() => actions.explain(undefined)}
    >
      <button
        type="button"
        className={styles['toggle']}
        aria-expanded={canOpen ? isOpen : undefined}
        aria-current={isLit ? 'true' : undefined}
        aria-describedby={isOpen ? undefined : explanationFootId}
        onFocus={explain}
        onBlur={() => actions.explain(undefined)}
        onClick={() => {
          actions.selectField(fieldKey)
          if (!canOpen) return
          actions.explain(isOpen ? field.name : undefined)
          setIsOpen(!isOpen)
        }}
      >
        <ChevronRight aria-hidden data-open={isOpen} data-hidden={!canOpen} />
        <span className={styles['name']}>{showText(field.rawName)}</span>
      </button>
      <bdi className={styles['value']}>{showText(field.value)}</bdi>
      <button
        type="button"
        className={styles['copy']}
        aria-label={`Copy the value of ${field.rawName}`}
        title="Copy the value"
        onClick={() => copyValue(fieldKey)}
      >
        <Copy aria-hidden />
      </button>
      {issues.length > 0 && (
        <ul className={styles['issues']}>
          {issues.map((issue, index) => (
            <IssueLine key={index} issue={issue} />
          ))}
        </ul>
      )}
      {isOpen && (
        <div className={styles['more']}>
          {explanation !== undefined && <ExplanationLine explanation={explanation} />}
          {parts.length > 0 && <Parts nodes={parts} />}
        </div>
      )}
    </li>
  )
})
