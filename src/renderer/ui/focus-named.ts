// What commands and views put the focus on has a name, in `data-focus`; what is not on screen is left alone.
import { flushSync } from 'react-dom'

/** Of two calls that are seen together, that of the one in front. */
export const findNamed = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-active-side] [data-focus="${name}"]`) ??
  document.querySelector<HTMLElement>(`[data-focus="${name}"]`)

export const focusNamed = (name: string): void => findNamed(name)?.focus()

/** At once, so that the next key that is typed comes there; what measures itself first has the focus a moment later. */
export const showAndFocus = (show: () => void, name: string): void => {
  flushSync(show)
  if (findNamed(name) === null) requestAnimationFrame(() => focusNamed(name))
  else focusNamed(name)
}
