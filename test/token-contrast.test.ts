// The colours of the page by the arithmetic of WCAG 2.2 (relative luminance, contrast ratio): axe sees only what is on the
// screen, and not the lines of a ladder.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const css = await readFile(resolve(import.meta.dirname, '../src/renderer/styles/tokens.css'), 'utf8')

const blockOf = (selector: string): string => {
  const start = css.indexOf(`${selector} {`)
  return css.slice(start, css.indexOf('\n}', start))
}

const coloursOf = (block: string, side: 'light' | 'dark'): ReadonlyMap<string, string> =>
  new Map(
    [...block.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
      ([, name = '', light = '', dark = '', both]) => [name, both ?? (side === 'light' ? light : dark)],
    ),
  )

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const usual = blockOf(':root')
const more = blockOf(":root[data-contrast='more']")

const themes = (['light', 'dark'] as const).flatMap((side) => {
  const colours = coloursOf(usual, side)
  return [
    { name: side, colours, text: 4.5, line: 3 },
    {
      name: `${side} with more contrast`,
      colours: new Map([...colours, ...coloursOf(more, side)]),
      text: 7,
      line: 4.5,
    },
  ]
})

const grounds = ['ground', 'ground-sunken', 'ground-raised', 'ground-selected', 'ground-hover']
const texts = ['text', 'text-quiet', 'accent', 'good', 'warn', 'bad']
const lines = ['line-strong', 'focus', ...[0, 1, 2, 3, 4, 5].map((leg) => `leg-${leg}`)]

it.each(themes)('given the theme $name, then text and lines keep their contrast on every ground', (theme) => {
  const { colours, text, line } = theme
  const colour = (name: string): string => colours.get(name) ?? expect.fail(`no colour ${name}`)
  const wanted = [
    ...grounds.flatMap((ground) => texts.map((name) => [name, ground, text] as const)),
    ...grounds.flatMap((ground) => lines.map((name) => [name, ground, line] as const)),
    ['text', 'warn-ground', text] as const,
    ['bad', 'bad-ground', text] as const,
    ['on-accent', 'accent', text] as const,
    ['on-found', 'found', text] as const,
    ['on-found-current', 'found-current', text] as const,
  ]
  const missed = wanted
    .map(([name, ground, least]) => ({ name, ground, least, ratio: contrast(colour(name), colour(ground)) }))
    .filter(({ ratio, least }) => ratio < least)
    .map(({ name, ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}`)
  expect(missed).toEqual([])
})
