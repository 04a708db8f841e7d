// Keys as the page writes them → as Electron's menus do.

const modifiers: Readonly<Record<string, string>> = {
  $mod: 'CommandOrControl',
  Control: 'Control',
  Alt: 'Alt',
  Shift: 'Shift',
  Meta: 'Super',
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
}

const named = /^(?:F(?:[1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Enter|Home|End|PageUp|PageDown|Escape)$/

/** Undefined for a key that no menu can name: Electron throws at one that it does not know. */
export const writeAccelerator = (key: string): string | undefined => {
  const parts = key.split(/\b\+/)
  const last = parts.at(-1) ?? ''
  const name = names[last] ?? (/^[!-~]$/.test(last) ? last.toUpperCase() : named.test(last) ? last : undefined)
  const pressed = parts.slice(0, -1).map((part) => modifiers[part])
  return name === undefined || pressed.includes(undefined) ? undefined : [...pressed, name].join('+')
}
