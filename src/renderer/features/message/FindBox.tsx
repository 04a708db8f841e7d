// Finds in the message as the pane shows it. Enter and the key that led here go on, with Shift back, Escape ends.
import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useApp } from '../../app-context'
import { isPressed } from '../../commands/keymap'
import { useKeys } from '../../commands/use-commands'
import { Button } from '../../ui/Button'
import styles from './FindBox.module.css'
import { useFind, type Found } from './use-find'
import { useMessageFacts } from './use-message'

/** Other keys write into the field. */
const functionKeysOf = (keys: readonly string[]): readonly string[] => keys.filter((key) => /^F\d+$/.test(key))

const countWords = ({ count, isCut, current }: Found): string => {
  if (count === 0) return 'Not found'
  return `${current + 1} of ${count}${isCut ? ' or more' : ''}`
}

export const FindBox = ({ root }: { readonly root: RefObject<HTMLElement | null> }) => {
  const setQuery = useApp().actions.message.setFind
  const query = useMessageFacts((facts) => facts.findText)
  const found = useFind(root, query)
  const keys = useKeys()('message.find')
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      if (query === '') root.current?.focus()
      else setQuery('')
    } else if (event.key === 'Enter') found.step(event.shiftKey ? -1 : 1)
    else if (isPressed(event.nativeEvent, functionKeysOf(keys))) found.step(1)
    else if (
      isPressed(
        event.nativeEvent,
        functionKeysOf(keys).map((key) => `Shift+${key}`),
      )
    )
      found.step(-1)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles['find']} role="search" aria-label="Find in the message">
      <Search aria-hidden />
      <input
        type="text"
        value={query}
        placeholder="Find in the message"
        aria-label="Find in the message"
        data-focus="message-find"
        spellCheck={false}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status">{query !== '' && countWords(found)}</span>
      {query !== '' && (
        <>
          <Button
            kind="icon"
            aria-label="Previous match"
            onClick={() => found.step(-1)}
            icon={<ChevronUp aria-hidden />}
          />
          <Button
            kind="icon"
            aria-label="Next match"
            onClick={() => found.step(1)}
            icon={<ChevronDown aria-hidden />}
          />
        </>
      )}
    </div>
  )
}
