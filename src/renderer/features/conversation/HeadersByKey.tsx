// The stored INVITE's headers as the platform gives them out one by one: keys are chosen as chips or typed.
import { ListFilter, Plus } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import type { StoredHeader } from '../../../shared/schema/conversation'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { FaultPane } from '../fault/FaultPane'
import { showText } from '../message/show-text'
import { isHeaderKey, offeredKeys } from './header-keys'
import styles from './StoredInviteDialog.module.css'

const Answers = ({ headers }: { readonly headers: readonly StoredHeader[] | undefined }) => {
  if (headers === undefined) return <p role="status">Genesys Cloud keeps no headers with this conversation.</p>
  if (headers.length === 0) return <p role="status">The stored message has none of these.</p>
  return (
    <div
      className={styles['answers']}
      role="region"
      aria-label="Headers that came"
      // Focusable, so that the keyboard can scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <dl>
        {headers.map(({ key, values }) => (
          <div key={key}>
            <dt>
              <bdi>{showText(key)}</bdi>
            </dt>
            {values.length === 0 && <dd>no value</dd>}
            {values.map((value, index) => (
              <dd key={index}>
                <bdi>{showText(value)}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  )
}

export const HeadersByKey = () => {
  const { actions } = useApp()
  const [typed, setTyped] = useState('')
  const keys = useFacts(
    (s) => s.conversation,
    (facts) => facts.keys,
  )
  const state = useFacts(
    (s) => s.conversation,
    (facts) => facts.headers,
  )
  const shown = [...offeredKeys, ...keys.filter((key) => !offeredKeys.includes(key.toLowerCase()))]
  const has = (key: string): boolean => keys.some((each) => each.toLowerCase() === key)
  const isKey = isHeaderKey(typed.trim())
  const add = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!isKey) return
    if (!has(typed.trim().toLowerCase())) actions.conversation.toggleKey(typed)
    setTyped('')
  }
  return (
    <section className={styles['keys']} aria-label="Headers by key">
      <h3>Headers by key</h3>
      <div className={styles['chips']} role="group" aria-label="Keys to ask for">
        {shown.map((key) => (
          <button
            key={key}
            type="button"
            aria-pressed={has(key.toLowerCase())}
            onClick={() => actions.conversation.toggleKey(key)}
          >
            {key}
          </button>
        ))}
      </div>
      <form className={styles['ask']} onSubmit={add}>
        <Field
          label="Another header"
          {...(typed.trim() !== '' && !isKey && { hint: 'A header name has no spaces or commas' })}
        >
          {(id) => <input id={id} value={typed} spellCheck={false} onChange={({ target }) => setTyped(target.value)} />}
        </Field>
        <Button type="submit" icon={<Plus aria-hidden />} disabled={!isKey}>
          Add
        </Button>
        <Button
          kind="primary"
          icon={<ListFilter aria-hidden />}
          disabled={state.kind === 'loading'}
          onClick={() => void actions.conversation.loadHeaders()}
        >
          {keys.length === 0 ? 'Ask for all headers' : 'Ask for these headers'}
        </Button>
      </form>
      {state.kind === 'failed' && (
        <FaultPane compact fault={state.fault} onRetry={() => void actions.conversation.loadHeaders()} />
      )}
      {state.kind === 'loading' && <p role="status">Asking…</p>}
      {state.kind === 'ready' && <Answers headers={valueOf(state)} />}
    </section>
  )
}
