// Whether an export is the markup that Rung writes and nothing else: elements and attributes of an allow-list, each closed
// where it was opened, and between them text in which every special character is a reference.

/** Names of elements that may stand in the file, and of those that are never closed. */
interface Vocabulary {
  readonly elements: ReadonlySet<string>
  readonly empty: ReadonlySet<string>
}

const attributes: ReadonlySet<string> = new Set(
  (
    'xmlns version class width height viewBox role aria-labelledby aria-label id x y rx d refX refY markerWidth ' +
    'markerHeight markerUnits orient marker-end type lang charset http-equiv content name tabindex scope'
  ).split(' '),
)

const svgElements = ['svg', 'title', 'desc', 'style', 'defs', 'marker', 'path', 'rect', 'text', 'tspan', 'g']

const svg: Vocabulary = { elements: new Set(svgElements), empty: new Set() }

const html: Vocabulary = {
  elements: new Set([
    ...svgElements,
    ...'html head meta body h1 h2 dl dt dd section p table thead tbody tr th td'.split(' '),
  ]),
  empty: new Set(['meta']),
}

const tag = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z-]+="[^"<>]*")*)(\/?)>/y

/** Text and values: a bare `&` would begin a reference that nobody wrote. */
const isPlain = (text: string): boolean => !/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(text)

const attributeProblems = (text: string): readonly string[] =>
  [...text.matchAll(/ ([A-Za-z-]+)="([^"]*)"/g)].flatMap(([whole, name = '', value = '']) =>
    attributes.has(name) && isPlain(value) ? [] : [`attribute${whole}`],
  )

const problemsIn = (markup: string, from: number, { elements, empty }: Vocabulary): readonly string[] => {
  const problems: string[] = []
  const open: string[] = []
  let at = from
  while (at < markup.length) {
    const next = markup.indexOf('<', at)
    const end = next < 0 ? markup.length : next
    // The style sheets are the same in every export.
    if (open.at(-1) !== 'style' && !isPlain(markup.slice(at, end))) problems.push(`text ${markup.slice(at, end)}`)
    if (next < 0) break
    tag.lastIndex = next
    const [whole, close, name = '', given = '', isEmpty] = tag.exec(markup) ?? []
    if (whole === undefined || !elements.has(name)) return [...problems, `tag ${markup.slice(next, next + 60)}`]
    problems.push(...attributeProblems(given))
    if (close === '/') {
      if (open.pop() !== name) return [...problems, `${whole} closes nothing`]
    } else if (isEmpty === '' && !empty.has(name)) open.push(name)
    at = next + whole.length
  }
  return open.length === 0 ? problems : [...problems, `${open.join(' ')} stays open`]
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

const startingWith = (markup: string, start: string, vocabulary: Vocabulary): readonly string[] =>
  markup.startsWith(start) ? problemsIn(markup, start.length, vocabulary) : [`starts with ${markup.slice(0, 40)}`]

/** In words; none for a sound picture. */
export const svgProblems = (markup: string): readonly string[] => [
  ...startingWith(markup, '<?xml version="1.0" encoding="UTF-8"?>', svg),
  ...(countOf(markup, '<style') === 1 ? [] : ['not one style sheet']),
]

/** In words; none for a sound page. */
export const htmlProblems = (markup: string): readonly string[] => [
  ...startingWith(markup, '<!DOCTYPE html>', html),
  ...(countOf(markup, '<style') <= 2 ? [] : ['more than two style sheets']),
]
