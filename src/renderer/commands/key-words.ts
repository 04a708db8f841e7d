// Keys as a person reads them.

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Control: 'Ctrl',
}

const macNames: Readonly<Record<string, string>> = { $mod: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' }

/** `Ctrl+Shift+W`, `⇧⌘W`: on a Mac the modifiers have signs, and ⌘ stands last. */
export const keyWords = (key: string, isMac: boolean): string => {
  const parts = key.split(/\b\+/)
  const last = parts.at(-1) ?? ''
  const name = names[last] ?? (last.length === 1 ? last.toUpperCase() : last)
  const modifiers = parts.slice(0, -1)
  if (!isMac) return [...modifiers.map((part) => (part === '$mod' ? 'Ctrl' : (names[part] ?? part))), name].join('+')
  const rest = modifiers.filter((part) => part !== '$mod')
  return [...rest, ...(rest.length < modifiers.length ? ['$mod'] : [])].map((part) => macNames[part]).join('') + name
}
