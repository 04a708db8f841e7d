// Finds text in whatever an element shows, and paints it with the platform's own highlights: no node is touched for it.
import { useCallback, useEffect, useState, type RefObject } from 'react'

/** A query of one letter in a long message has thousands; nobody walks them. */
const maxFound = 1000

const allName = 'message-found'
const currentName = 'message-found-current'

/** Lower case without moving any character: `İ` would become two. */
const lowerCase = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

interface Texts {
  readonly nodes: readonly Text[]
  /** Offset of each node in `text`. */
  readonly starts: readonly number[]
  readonly text: string
}

const textsIn = (root: Node): Texts => {
  const nodes: Text[] = []
  const starts: number[] = []
  const pieces: string[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    nodes.push(node)
    starts.push(at)
    pieces.push(lowerCase(node.data))
    at += node.data.length
  }
  return { nodes, starts, text: pieces.join('') }
}

/** In one pass over nodes and matches together. */
const rangesOf = ({ nodes, starts, text }: Texts, query: string): readonly Range[] => {
  const wanted = lowerCase(query)
  const ranges: Range[] = []
  let index = 0
  const placeOf = (offset: number): readonly [Text, number] | undefined => {
    while ((starts[index + 1] ?? Infinity) <= offset) index += 1
    const node = nodes[index]
    return node === undefined ? undefined : [node, offset - (starts[index] ?? 0)]
  }
  for (
    let at = text.indexOf(wanted);
    at >= 0 && ranges.length < maxFound;
    at = text.indexOf(wanted, at + wanted.length)
  ) {
    const start = placeOf(at)
    const last = placeOf(at + wanted.length - 1)
    if (start === undefined || last === undefined) break
    const range = new Range()
    range.setStart(...start)
    range.setEnd(last[0], last[1] + 1)
    ranges.push(range)
  }
  return ranges
}

export interface Found {
  /** Matches; `maxFound` stands for at least so many. */
  readonly count: number
  readonly isCut: boolean
  /** 0-based. */
  readonly current: number
  readonly step: (by: 1 | -1) => void
}

/** `query` is taken as it stands, in any case; '' finds nothing. Follows what the element shows. */
export const useFind = (root: RefObject<HTMLElement | null>, query: string): Found => {
  const [ranges, setRanges] = useState<readonly Range[]>([])
  const [wanted, setWanted] = useState(0)
  const current = Math.min(wanted, Math.max(0, ranges.length - 1))

  useEffect(() => {
    const target = root.current
    if (target === null || query === '') return undefined
    const search = (): void => setRanges(rangesOf(textsIn(target), query))
    search()
    const observer = new MutationObserver(search)
    observer.observe(target, { childList: true, characterData: true, subtree: true })
    return () => {
      observer.disconnect()
      setRanges([])
      setWanted(0)
    }
  }, [root, query])

  useEffect(() => {
    const range = ranges[current]
    if (range === undefined) return undefined
    CSS.highlights.set(allName, new Highlight(...ranges))
    CSS.highlights.set(currentName, new Highlight(range))
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
    return () => {
      CSS.highlights.delete(allName)
      CSS.highlights.delete(currentName)
    }
  }, [ranges, current])

  const count = ranges.length
  const step = useCallback(
    (by: 1 | -1): void => {
      if (count > 0) setWanted((current + by + count) % count)
    },
    [count, current],
  )
  return { count, isCut: count === maxFound, current, step }
}
