// A field for a filter. What may stand at the caret is a list below it; what is wrong is underlined where it stands and said
// in words. Enter goes on to what was found; Escape closes the list, then clears, then leaves.
import { ListFilter, X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { completeFilter, type FilterSamples, type FilterSuggestion } from '../../core/filter/complete-filter'
import type { TextRange } from '../../core/filter/filter'
import type { FilterIssue } from '../../core/filter/filter-issue'
import type { Vocabulary } from '../../core/filter/vocabulary'
import { Button } from './Button'
import styles from './FilterField.module.css'

interface FilterFieldProps<Subject> {
  readonly label: string
  readonly placeholder: string
  /** Value of `data-focus`, for the command that goes there. */
  readonly focusName: string
  readonly text: string
  readonly vocabulary: Vocabulary<Subject>
  readonly samples?: FilterSamples
  readonly issues: readonly FilterIssue[]
  /** The filter as a sentence. */
  readonly explanation: string
  readonly onChange: (text: string) => void
  /** Beside the text, e.g. how much was found. */
  readonly count?: string | undefined
  /** Back with Shift. */
  readonly onEnter: (step: 1 | -1) => void
  /** Escape in an empty field. */
  readonly onLeave: () => void
}

/** More would not be read. */
const maxShown = 12

export const FilterField = <Subject,>(props: FilterFieldProps<Subject>) => {
  const { label, placeholder, focusName, text, vocabulary, samples, issues, explanation, count } = props
  const { onChange, onEnter, onLeave } = props
  const input = useRef<HTMLInputElement>(null)
  const [caret, setCaret] = useState(0)
  const wantedCaret = useRef<number>(undefined)
  const [isOpen, setIsOpen] = useState(false)
  /** -1: none; Enter then means the filter and not a suggestion. */
  const [active, setActive] = useState(-1)
  const [scrolled, setScrolled] = useState(0)
  const id = useId()
  const found = isOpen ? completeFilter(text, caret, vocabulary, samples).slice(0, maxShown) : []
  const [only] = found
  // What stands there already needs no list over what it finds.
  const isTyped = found.length === 1 && only?.insert === text.slice(only?.range.start, only?.range.end)
  const suggestions = isTyped ? [] : found
  const isListed = suggestions.length > 0

  const replace = (insert: string, { start, end }: TextRange): void => {
    onChange(text.slice(0, start) + insert + text.slice(end))
    const at = start + insert.length
    setCaret(at)
    setActive(-1)
    wantedCaret.current = at
    input.current?.focus()
  }
  // With the new text and not in the next frame: whoever types on at once would type before it.
  useLayoutEffect(() => {
    if (wantedCaret.current === undefined) return
    input.current?.setSelectionRange(wantedCaret.current, wantedCaret.current)
    wantedCaret.current = undefined
  })
  const accept = ({ insert, range }: FilterSuggestion): void => {
    replace(insert, range)
    // A name is followed by a value; a value ends the test.
    setIsOpen(/[:.=<>~]$/.test(insert))
  }
  const close = (): void => {
    setIsOpen(false)
    setActive(-1)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, nativeEvent } = event
    if (nativeEvent.isComposing) return
    const chosen = suggestions[active]
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setCaret(event.currentTarget.selectionStart ?? text.length)
      setIsOpen(true)
      const all = suggestions.length
      if (all > 0) setActive(key === 'ArrowDown' ? (active + 1) % all : (Math.max(active, 0) - 1 + all) % all)
      else setActive(0)
    } else if (key === 'Enter' && chosen !== undefined) accept(chosen)
    else if (key === 'Enter') {
      close()
      onEnter(event.shiftKey ? -1 : 1)
    } else if (key === 'Escape') {
      if (isListed) close()
      else if (text === '') onLeave()
      else onChange('')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['filter']}>
      <div className={styles['box']}>
        <ListFilter aria-hidden />
        <div className={styles['typed']}>
          <input
            ref={input}
            type="text"
            role="combobox"
            value={text}
            placeholder={placeholder}
            aria-label={label}
            aria-expanded={isListed}
            aria-controls={isListed ? `${id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={suggestions[active] === undefined ? undefined : `${id}-${active}`}
            aria-describedby={`${id}-words`}
            aria-invalid={issues.some(({ severity }) => severity === 'error')}
            data-focus={focusName}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => {
              setCaret(target.selectionStart ?? target.value.length)
              setIsOpen(true)
              setActive(-1)
              onChange(target.value)
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
        {count !== undefined && (
          <span className={styles['count']} role="status">
            {count}
          </span>
        )}
        {text !== '' && (
          <Button
            kind="icon"
            aria-label="Clear the filter"
            title="Clear the filter"
            icon={<X aria-hidden />}
            onClick={() => {
              onChange('')
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
        {text !== '' && <p>{explanation}</p>}
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
