// The filter over the ladder. What may stand at the caret is a list below it; what is wrong is underlined where it stands
// and said in words. Enter and n go to the next rung that is found, with Shift back; Escape closes, clears, leaves.
import { ListFilter, X } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { completeFilter, type FilterSuggestion } from '../../../core/filter/complete-filter'
import type { TextRange } from '../../../core/filter/filter'
import { messageVocabulary } from '../../../core/filter/message-vocabulary'
import { Button } from '../../ui/Button'
import styles from './FilterBox.module.css'
import type { LadderViewActions } from './ladder-view-actions'
import type { ShownLadder } from './read-ladder'

interface FilterBoxProps {
  readonly text: string
  readonly ladder: Pick<ShownLadder, 'issues' | 'explanation' | 'found'>
  /** Messages of the call. */
  readonly total: number
  readonly actions: LadderViewActions
}

/** More would not be read. */
const maxShown = 12

export const FilterBox = ({ text, ladder, total, actions }: FilterBoxProps) => {
  const { issues, explanation, found } = ladder
  const input = useRef<HTMLInputElement>(null)
  const [caret, setCaret] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  /** -1: none; Enter then means the filter and not a suggestion. */
  const [active, setActive] = useState(-1)
  const [scrolled, setScrolled] = useState(0)
  const id = useId()
  const suggestions = isOpen ? completeFilter(text, caret, messageVocabulary).slice(0, maxShown) : []
  const isListed = suggestions.length > 0

  const replace = (insert: string, { start, end }: TextRange): void => {
    actions.setFilter(text.slice(0, start) + insert + text.slice(end))
    const at = start + insert.length
    setCaret(at)
    setActive(-1)
    input.current?.focus()
    // After the new text has reached the field.
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at))
  }
  const accept = ({ insert, range }: FilterSuggestion): void => {
    replace(insert, range)
    // A name is followed by a value; a value ends the test.
    setIsOpen(/[:.=<>~]$/.test(insert))
  }
  const close = (): void => {
    setIsOpen(false)
    setActive(-1)
  }
  const leave = (): void => document.querySelector<HTMLElement>('[data-focus="ladder"]')?.focus()

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, shiftKey, nativeEvent } = event
    if (nativeEvent.isComposing) return
    const chosen = suggestions[active]
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setCaret(event.currentTarget.selectionStart ?? text.length)
      setIsOpen(true)
      const count = suggestions.length
      if (count > 0) setActive(key === 'ArrowDown' ? (active + 1) % count : (Math.max(active, 0) - 1 + count) % count)
      else setActive(0)
    } else if (key === 'Enter' && chosen !== undefined) accept(chosen)
    else if (key === 'Enter') {
      close()
      actions.find(shiftKey ? -1 : 1)
    } else if (key === 'Escape') {
      if (isListed) close()
      else if (text === '') leave()
      else actions.setFilter('')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['filter']} role="search" aria-label="Filter">
      <div className={styles['box']}>
        <ListFilter aria-hidden />
        <div className={styles['typed']}>
          <input
            ref={input}
            type="text"
            role="combobox"
            value={text}
            placeholder="Filter, e.g. status:4xx or method:BYE"
            aria-label="Filter messages"
            aria-expanded={isListed}
            aria-controls={isListed ? `${id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={suggestions[active] === undefined ? undefined : `${id}-${active}`}
            aria-describedby={`${id}-words`}
            aria-invalid={issues.some(({ severity }) => severity === 'error')}
            data-focus="ladder-filter"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => {
              setCaret(target.selectionStart ?? target.value.length)
              setIsOpen(true)
              setActive(-1)
              actions.setFilter(target.value)
            }}
            onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          {issues.map(({ range: { start, end }, code, severity }) => (
            <span
              key={`${start} ${code}`}
              className={styles['wrong']}
              data-severity={severity}
              style={{ left: `calc(${start}ch - ${scrolled}px)`, width: `${Math.max(1, end - start)}ch` }}
            />
          ))}
        </div>
        <span className={styles['count']} role="status">
          {found !== undefined && `${found.size} of ${total}`}
        </span>
        {text !== '' && (
          <Button
            kind="icon"
            aria-label="Clear the filter"
            icon={<X aria-hidden />}
            onClick={() => {
              actions.setFilter('')
              input.current?.focus()
            }}
          />
        )}
      </div>
      {isListed && (
        <div id={`${id}-list`} className={styles['list']} role="listbox" aria-label="What may stand here">
          {suggestions.map((suggestion, index) => (
            // Keys are the field's: the focus stays there.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={suggestion.label}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => accept(suggestion)}
            >
              <bdi>{suggestion.label}</bdi>
              <small>{suggestion.hint}</small>
            </div>
          ))}
        </div>
      )}
      <div id={`${id}-words`} className={styles['words']}>
        {text !== '' && (
          <p>
            <span>{explanation}</span>
          </p>
        )}
        {issues.map(({ range, code, message, severity, suggestion }) => (
          <p key={`${range.start} ${code}`} data-severity={severity}>
            <span>{message}</span>
            {suggestion !== undefined && (
              <button type="button" onClick={() => replace(suggestion.insert, suggestion.range)}>
                {suggestion.text}
              </button>
            )}
          </p>
        ))}
      </div>
    </div>
  )
}
