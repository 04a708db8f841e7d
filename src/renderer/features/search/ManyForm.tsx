// Conversation ids by the hundred: pasted, or out of a CSV file.
import { FileText, Search, X } from 'lucide-react'
import { useMemo, useRef, type ChangeEvent, type SyntheticEvent } from 'react'
import { readConversationIds } from '../../../core/text/read-conversation-ids'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import styles from './ManyForm.module.css'
import { idsWords } from './many-words'

/** Bytes; a thousand ids in a wide export are far fewer. */
const maxFileBytes = 16 * 1024 * 1024

export const ManyForm = () => {
  const { actions } = useApp()
  const file = useRef<HTMLInputElement>(null)
  const text = useFacts(
    (s) => s.many,
    (facts) => facts.text,
  )
  const isRunning = useFacts(
    (s) => s.many,
    (facts) => facts.job?.state === 'running',
  )
  const found = useMemo(() => readConversationIds(text), [text])
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void actions.many.search()
  }
  const load = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = event.target.files?.[0]
    if (chosen !== undefined) actions.many.change(await chosen.slice(0, maxFileBytes).text())
    event.target.value = ''
  }
  return (
    <form className={styles['form']} onSubmit={submit} role="search" aria-label="Find many conversations">
      <Field label="Conversation ids" hint={idsWords(found)}>
        {(id) => (
          <textarea
            id={id}
            className={styles['ids']}
            rows={6}
            data-focus="search"
            value={text}
            spellCheck={false}
            placeholder={'0f3c…-…-…\n7d21…-…-…'}
            onChange={(event) => actions.many.change(event.target.value)}
          />
        )}
      </Field>
      <input
        ref={file}
        hidden
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="CSV file with conversation ids"
        onChange={(event) => void load(event)}
      />
      <div className={styles['buttons']}>
        <Button icon={<FileText aria-hidden />} onClick={() => file.current?.click()}>
          From a CSV file…
        </Button>
        {isRunning ? (
          <Button icon={<X aria-hidden />} onClick={actions.many.cancel}>
            Cancel
          </Button>
        ) : (
          <Button kind="primary" type="submit" icon={<Search aria-hidden />} disabled={found.ids.length === 0}>
            Search all
          </Button>
        )}
      </div>
    </form>
  )
}
