// The keys that a person presses, as shared/schema/keys.ts writes them.

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  /** AltGr makes a character and is no modifier, although Windows says Ctrl and Alt for it. */
  readonly isAltGraph: boolean
}

/** Part of a press that goes on, or of a character that takes several. */
const unfinished = new Set([
  ...['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn'],
  ...['Dead', 'Process', 'Compose', 'Unidentified'],
])

/** Undefined while nothing but modifiers is pressed. */
export const readKey = (press: KeyPress, isMac: boolean): string | undefined => {
  const { key, shiftKey, isAltGraph } = press
  if (unfinished.has(key)) return undefined
  const isLetter = /^\p{L}$/u.test(key)
  const isSign = !isLetter && /^\S$/u.test(key)
  const [ctrlKey, altKey] = isAltGraph ? [false, false] : [press.ctrlKey, press.altKey]
  const modifiers = [
    (isMac ? press.metaKey : ctrlKey) && '$mod',
    isMac && ctrlKey && 'Control',
    altKey && 'Alt',
    // A sign says by itself whether Shift was needed for it.
    shiftKey && !isSign && 'Shift',
    !isMac && press.metaKey && 'Meta',
  ]
  const name = key === ' ' ? 'Space' : isLetter ? key.toLowerCase() : key
  return [...modifiers.filter((modifier) => modifier !== false), name].join('+')
}

/** Without these, the keyboard could not leave a field, press a button, or do what it does in every program. */
const reserved = new Set([
  ...['Tab', 'Shift+Tab', 'Enter', 'Escape', 'F11'],
  ...['c', 'v', 'x', 'q', 'm'].map((key) => `$mod+${key}`),
])

export const isReserved = (key: string): boolean => reserved.has(key)
