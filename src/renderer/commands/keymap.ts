// Shortcuts, bound from the command list.
import { tinykeys } from 'tinykeys'
import type { Command } from './commands'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

/** Space presses the button that has the focus. */
const isPressing = (key: string, target: EventTarget | null): boolean =>
  key === 'Space' && target instanceof Element && target.closest('button, summary, label') !== null

/** A key without a modifier belongs to the text field, the list or the dialog that has the focus. */
const isBare = (key: string): boolean => !/^(?:\$mod|Control|Alt|Meta)\+|^(?:Shift\+)?F\d/.test(key)

/** `?` needs Shift on most keyboards; tinykeys wants that said. */
const notations = (key: string): readonly string[] => (key === '?' ? ['Shift+?', '?'] : [key])

/** Returns the function that unbinds. */
export const bindKeys = (commands: readonly Command[]): (() => void) => {
  const bindings = commands.flatMap((command) =>
    command.keys.flatMap(notations).map((key) => [
      key,
      (event: KeyboardEvent) => {
        const isModal = document.querySelector('dialog[open]') !== null
        const isTaken = (isBare(key) && isTyping(event.target)) || isPressing(key, event.target)
        if (isModal || event.defaultPrevented || isTaken) return
        if (command.isEnabled?.() === false) return
        event.preventDefault()
        command.run()
      },
    ]),
  )
  return tinykeys(window, Object.fromEntries(bindings) as Record<string, (event: KeyboardEvent) => void>)
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** As a person reads it: `Ctrl+Shift+W`, `⌘K`. */
export const keyWords = (key: string, isMac: boolean): string =>
  key
    .split('+')
    .map((part) => {
      if (part === '$mod') return isMac ? '⌘' : 'Ctrl'
      return names[part] ?? (part.length === 1 ? part.toUpperCase() : part)
    })
    .join(isMac ? '' : '+')
