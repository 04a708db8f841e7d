// One thing that is wrong, with the rule that says so.
import { CircleAlert, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { Issue } from '../../../core/base/issue'
import styles from './IssueLine.module.css'
import { showText } from './show-text'

const icons: Readonly<Record<Issue['severity'], LucideIcon>> = {
  error: CircleAlert,
  warning: TriangleAlert,
  note: Info,
}

export const issueWords = ({ message, rfc }: Issue): string =>
  showText(rfc === undefined ? message : `${message} (${rfc})`)

export const IssueLine = ({ issue }: { readonly issue: Issue }) => {
  const Icon = icons[issue.severity]
  return (
    <li className={styles['issue']} data-severity={issue.severity}>
      <Icon role="img" aria-label={issue.severity} />
      <span>{issueWords(issue)}</span>
    </li>
  )
}
