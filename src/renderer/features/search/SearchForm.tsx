// One box that knows what was pasted, the two users, and the window.
import { Search, X } from 'lucide-react'
import type { SyntheticEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import { guessWhat, windowPresets, type Guess, type SearchDraft, type WindowChoice } from '../../stores/search-draft'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { zoneName } from '../../ui/format-time'
import { fromControl, toControl } from './clock-control'
import { RecentSearches } from './RecentSearches'
import styles from './SearchForm.module.css'

const guessWords: Readonly<Record<Guess, string>> = {
  nothing: 'Paste anything, or leave it empty to list all calls',
  conversation: 'Conversation id: finds the whole call, all legs',
  'call-id': 'Call-ID: finds this leg and the legs that belong to it',
  number: 'Number: finds calls from it and to it, with and without its +',
}

export const SearchForm = () => {
  const { actions } = useApp()
  const draft = useFacts(
    (s) => s.search,
    (facts) => facts.draft,
  )
  const isLoading = useFacts(
    (s) => s.search,
    (facts) => facts.result.kind === 'loading',
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const guess = guessWhat(draft.what)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void actions.search.search()
  }
  const change = (key: keyof SearchDraft) => (event: { readonly target: { readonly value: string } }) =>
    actions.search.change({ [key]: event.target.value })

  return (
    <form className={styles['form']} onSubmit={submit} role="search" aria-label="Find calls">
      <Field label="Conversation id, Call-ID or number" hint={guessWords[guess]}>
        {(id) => (
          <input
            id={id}
            type="search"
            value={draft.what}
            onChange={change('what')}
            spellCheck={false}
            data-focus="search"
            placeholder="e.g. 0f3c…-…-…"
          />
        )}
      </Field>
      {guess === 'nothing' && (
        <div className={styles['pair']}>
          <Field label="From user">
            {(id) => <input id={id} value={draft.fromUser} onChange={change('fromUser')} spellCheck={false} />}
          </Field>
          <Field label="To user">
            {(id) => <input id={id} value={draft.toUser} onChange={change('toUser')} spellCheck={false} />}
          </Field>
        </div>
      )}
      <div className={styles['pair']}>
        <Field label="Time">
          {(id) => (
            <select
              id={id}
              value={draft.window}
              onChange={(event) => actions.search.change({ window: event.target.value as WindowChoice })}
            >
              {windowPresets.map((preset) => (
                <option key={preset.id} value={preset.id}>
                  {preset.label}
                </option>
              ))}
              <option value="custom">From … to …</option>
            </select>
          )}
        </Field>
        {isLoading ? (
          <Button className={styles['go'] ?? ''} icon={<X aria-hidden />} onClick={actions.search.cancel}>
            Cancel
          </Button>
        ) : (
          <Button className={styles['go'] ?? ''} kind="primary" type="submit" icon={<Search aria-hidden />}>
            Search
          </Button>
        )}
      </div>
      <RecentSearches />
      {draft.window === 'custom' && (
        <div className={styles['pair']}>
          {(['customStart', 'customEnd'] as const).map((key) => (
            <Field key={key} label={`${key === 'customStart' ? 'From' : 'To'} (${zoneName(zone)})`}>
              {(id) => (
                <input
                  id={id}
                  type="datetime-local"
                  required
                  value={toControl(draft[key], zone)}
                  onChange={(event) => actions.search.change({ [key]: fromControl(event.target.value, zone) })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </form>
  )
}
