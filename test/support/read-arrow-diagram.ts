// The arrow diagrams of RFC 3665 as data: who sends what to whom, as the RFC drew it.

interface DrawnArrow {
  /** The number behind `F`, which names the message in the RFC's text. */
  readonly number: number
  readonly from: string
  readonly to: string
  /** Method or status code. */
  readonly what: string
}

interface ArrowDiagram {
  readonly participants: readonly string[]
  /** By number, which is the RFC's order: two arrows may share a line. */
  readonly arrows: readonly DrawnArrow[]
}

/** The words between this column and the next bar, on the line above the arrow. */
const wordsAt = (line: string, column: number): string => (line.slice(column + 1).split('|')[0] ?? '').trim()

/** Throws where it cannot read the drawing: half a diagram would make a test of nothing. Media (`=`) are no messages. */
export const readArrowDiagram = (lines: readonly string[]): ArrowDiagram => {
  const firstBars = lines.findIndex((line) => line.includes('|'))
  const participants = (lines[firstBars - 1] ?? '').trim().split(/ {2,}/)
  const columns = [...(lines[firstBars] ?? '').matchAll(/\|/g)].map(({ index }) => index)
  if (participants.length !== columns.length) throw new Error(`${participants.length} names, ${columns.length} bars`)
  const nameAt = (column: number): string => {
    const name = participants[columns.indexOf(column)]
    if (name === undefined) throw new Error(`No bar stands at column ${column}`)
    return name
  }
  const arrows = lines.flatMap((line, row) =>
    [...line.matchAll(/\|(<?)(-{3,})(>?)(?=\|)/g)].map(({ index, 0: drawn, 1: leftTip }): DrawnArrow => {
      const words = wordsAt(lines[row - 1] ?? '', index)
      const [, before = '', number, after = ''] = /^(.*?)\s*\bF(\d+)\b\s*(.*)$/.exec(words) ?? []
      if (number === undefined) throw new Error(`No number over the arrow: ${line}`)
      const [left, right] = [nameAt(index), nameAt(index + drawn.length)]
      const [from, to] = leftTip === '<' ? [right, left] : [left, right]
      return { number: Number(number), from, to, what: `${before} ${after}`.trim().split(' ')[0] ?? '' }
    }),
  )
  return { participants, arrows: arrows.sort((a, b) => a.number - b.number) }
}
