// What commands and views put the focus on has a name, in `data-focus`; what is not on screen is left alone.

export const focusNamed = (name: string): void => document.querySelector<HTMLElement>(`[data-focus="${name}"]`)?.focus()
