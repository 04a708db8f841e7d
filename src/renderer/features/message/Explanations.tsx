// What a header or a status means: a line where it is opened, and the foot of the pane while it is pointed at or focused.
import { explainHeader, type Explanation } from '../../../core/sip/explain'
import styles from './Explanations.module.css'
import { useMessageFacts } from './use-message'

export const explanationFootId = 'message-explanation'

export const ExplanationLine = ({ explanation: { text, source } }: { readonly explanation: Explanation }) => (
  <p className={styles['line']}>
    {text} {source !== '' && <span>({source})</span>}
  </p>
)

/** Always there and always of one height, so that nothing moves or covers what is being read. */
export const ExplanationFoot = () => {
  const name = useMessageFacts(({ explained }) => explained)
  const explanation = name === undefined ? undefined : explainHeader(name)
  return (
    <p id={explanationFootId} className={styles['foot']}>
      {name === undefined ? (
        <span>Point at a header to read what it is for; open it for its parts.</span>
      ) : (
        <>
          <bdi>{name}</bdi> {explanation?.text ?? 'Rung has no words for this header.'}{' '}
          {explanation !== undefined && explanation.source !== '' && <span>({explanation.source})</span>}
        </>
      )}
    </p>
  )
}
