// What was lost of a file, or assumed: the worst in one line, the rest one click away.
import { Info, TriangleAlert } from 'lucide-react'
import type { Issue } from '../../../core/base/issue'
import styles from './FileIssues.module.css'

const ranks: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, note: 2 }
const shownAtMost = 100

const words = ({ message, frame }: Issue): string => (frame === undefined ? message : `Frame ${frame}: ${message}`)

export const FileIssues = ({ issues }: { readonly issues: readonly Issue[] }) => {
  const [worst, ...others] = issues.toSorted((a, b) => ranks[a.severity] - ranks[b.severity])
  if (worst === undefined) return null
  const isLoss = worst.severity !== 'note'
  const line = (
    <>
      {isLoss ? <TriangleAlert aria-hidden /> : <Info aria-hidden />}
      <span>
        {words(worst)}
        {others.length > 0 && <strong> {others.length} more</strong>}
      </span>
    </>
  )
  return (
    <section className={styles['issues']} data-loss={isLoss} aria-label="What was lost of the file">
      {others.length === 0 ? (
        <p className={styles['line']}>{line}</p>
      ) : (
        <details>
          <summary className={styles['line']}>{line}</summary>
          <ul>
            {others.slice(0, shownAtMost).map((issue, index) => (
              // Issues have no identity, and their list never changes.
              <li key={index}>{words(issue)}</li>
            ))}
            {others.length > shownAtMost && <li>and {others.length - shownAtMost} more</li>}
          </ul>
        </details>
      )}
    </section>
  )
}
