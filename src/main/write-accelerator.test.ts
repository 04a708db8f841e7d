import { expect, it } from 'vitest'
import { writeAccelerator } from './write-accelerator'

it.each([
  ['$mod+Shift+f', 'CommandOrControl+Shift+F'],
  ['$mod++', 'CommandOrControl+Plus'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['Shift+F6', 'Shift+F6'],
  ['?', '?'],
  ['Space', 'Space'],
  ['é', undefined],
  ['BrowserBack', undefined],
  ['Hyper+x', undefined],
])('given the keys %s, then the menu shows %s', (key, accelerator) => {
  expect(writeAccelerator(key)).toBe(accelerator)
})
