import { expect, it } from 'vitest'
import { Key } from '../../shared/schema/keys'
import { readKey, type KeyPress } from './read-key'

const none: Omit<KeyPress, 'key'> = {
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isAltGraph: false,
}

it.each<[string, Partial<KeyPress> & { readonly key: string }, boolean, string | undefined]>([
  ['a letter', { key: 'J' }, false, 'j'],
  ['a letter with Shift', { key: 'N', shiftKey: true }, false, 'Shift+n'],
  ['a sign that needs Shift', { key: '?', shiftKey: true }, false, '?'],
  ['Ctrl', { key: 'F', ctrlKey: true, shiftKey: true }, false, '$mod+Shift+f'],
  ['⌘', { key: 'k', metaKey: true }, true, '$mod+k'],
  ['Ctrl on a Mac', { key: 'a', ctrlKey: true }, true, 'Control+a'],
  ['the Windows key', { key: 'e', metaKey: true, altKey: true }, false, 'Alt+Meta+e'],
  ['AltGr', { key: '@', ctrlKey: true, altKey: true, isAltGraph: true }, false, '@'],
  ['a named key', { key: 'ArrowLeft', altKey: true }, false, 'Alt+ArrowLeft'],
  ['Space', { key: ' ', shiftKey: true }, false, 'Shift+Space'],
  ['a modifier alone', { key: 'Shift', shiftKey: true }, false, undefined],
  ['half of a character', { key: 'Dead' }, false, undefined],
])('given %s, then it is written as the schema wants it', (_, press, isMac, expected) => {
  const key = readKey({ ...none, ...press }, isMac)
  expect(key).toBe(expected)
  if (key !== undefined) expect(Key.safeParse(key).success).toBe(true)
})
