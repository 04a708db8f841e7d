// Shortcuts, bound from the command list.
import { matchKeyBindingPress, parseKeybinding, tinykeys } from 'tinykeys'
import type { Command } from './commands'
import { isEnabled, runCommand } from './run-command'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

/** Space presses the button that has the focus. */
const isPressing = (key: string, target: EventTarget | null): boolean =>
  key === 'Space' && target instanceof Element && target.closest('button, summary, label') !== null

/** A key without a modifier belongs to the text field that has the focus, and so do the keys of editing. */
const isOfText = (key: string): boolean =>
  !/^(?:\$mod|Control|Alt|Meta)\+|^(?:Shift\+)?F\d/.test(key) || /^\$mod\+(?:[acvxyz]|Shift\+z)$/.test(key)

/** A sign such as `?` may or may not need Shift, as the keyboard has it; tinykeys wants that said. */
const notations = (key: string): readonly string[] => (/(?:^|\b\+)[^\p{L}]$/u.test(key) ? [key, `Shift+${key}`] : [key])

/** A key of one pane is somebody else's in all others. */
const isInPane = ({ pane }: Command, target: EventTarget | null): boolean =>
  pane === undefined || (target instanceof Element && target.closest(`[data-pane="${pane}"]`) !== null)

/** Whether a view's own handler has been given one of the keys. */
export const isPressed = (event: KeyboardEvent, keys: readonly string[]): boolean =>
  keys.flatMap(notations).some((key) => parseKeybinding(key).some((press) => matchKeyBindingPress(event, press)))

/** Returns the function that unbinds. Of several commands with the same keys, the first that makes sense now is run. */
export const bindKeys = (commands: readonly Command[]): (() => void) => {
  const keys = [...new Set(commands.flatMap((command) => command.keys))]
  const bindings = keys.flatMap((key) => {
    const sharing = commands.filter((command) => command.keys.includes(key))
    const run = (event: KeyboardEvent): void => {
      const isModal = document.querySelector('dialog[open]') !== null
      const isTaken = (isOfText(key) && isTyping(event.target)) || isPressing(key, event.target)
      if (isModal || event.defaultPrevented || isTaken) return
      const command = sharing.find((each) => isInPane(each, event.target) && isEnabled(each))
      if (command === undefined) return
      event.preventDefault()
      runCommand(command)
    }
    return notations(key).map((notation) => [notation, run] as const)
  })
  return tinykeys(window, Object.fromEntries(bindings))
}
