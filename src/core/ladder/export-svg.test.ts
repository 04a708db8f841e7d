// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import {
  aGhostlyLadder,
  aHostileLadder,
  aHostileTitle,
  aLadder,
  aTitle,
  aWideLadder,
  noTitle,
  utc,
} from '../../../test/support/ladders'
import { exportSvg } from './export-svg'
import type { DrawnLayout } from './ladder-shape'
import type { LadderTitle } from './ladder-title'
import { colours } from './svg-style'

/** Strict: what is not well-formed XML becomes a document of the parser's error. */
const parse = (layout: DrawnLayout, title: LadderTitle): Document =>
  new DOMParser().parseFromString(exportSvg(layout, title, utc), 'image/svg+xml')

const textsOf = (root: ParentNode, selector: string): readonly string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent)

const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name))

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** To white (WCAG 2.2, "contrast ratio"). */
const contrastOf = (hex: string): number => 1.05 / (luminance(hex) + 0.05)

describe('exportSvg', () => {
  it('given a call, then it has title, description, names, labels, times and marks as text', () => {
    const root = parse(aLadder(), aTitle)
    expect({
      root: root.documentElement.getAttribute('version'),
      title: textsOf(root, 'svg > title'),
      heading: textsOf(root, '.heading, .fact'),
      names: textsOf(root, '.name, .place'),
      labels: textsOf(root, '.label'),
      details: textsOf(root, '.detail'),
      badges: textsOf(root, '.badge-words'),
      times: textsOf(root, '.time').slice(0, 3),
      spans: textsOf(root, '.span').slice(0, 3),
    }).toEqual({
      root: '1.1',
      title: ['Call to support'],
      heading: [
        'Call to support',
        'Call-ID: a@carrier',
        'First message (UTC): 2026-11-24 03:33:31.000000',
        'Known from: search records',
      ],
      names: ['Carrier', '198.51.100.10:5060', '203.0.113.10', ':5060'],
      labels: ['INVITE', 'INVITE', '180 Ringing', '486 Busy Here', 'OPTIONS'],
      details: [
        'leg 1 · 1 INVITE',
        'retransmission 1 · leg …',
        'leg 1 · 1 INVITE',
        'leg 1 · 1 INVITE',
        'leg 2 · 7 OPTIONS',
      ],
      badges: ['retransmission 1'],
      times: ['Time (UTC)', '03:33:31.000000', '03:33:32.000000'],
      spans: ['Since start  Δ delta, s', '+0.000000', '+1.000000  Δ +1.000000'],
    })
    expect(root.querySelector('svg > desc')?.textContent).toContain('5 messages between 2 hosts')
  })

  it('given requests, responses and a failure, then line, hue and cross say which is which', () => {
    const root = parse(aLadder(), aTitle)
    expect(
      [...root.querySelectorAll('.line')].map((path) => [path.getAttribute('class'), path.getAttribute('marker-end')]),
    ).toEqual([
      ['line hue-0', 'url(#rung-tip-0)'],
      ['line hue-0', 'url(#rung-tip-0)'],
      ['line dashed hue-0', 'url(#rung-tip-0)'],
      ['line dashed hue-0', 'url(#rung-tip-0)'],
      ['line hue-1', 'url(#rung-tip-1)'],
    ])
    const crosses = [...root.querySelectorAll('.cross')]
    expect(crosses.map((cross) => cross.parentElement?.querySelector('.label')?.textContent)).toEqual(['486 Busy Here'])
  })

  it('given colours for method and status, then lines and tips have them, and a fact says in words what they mean', () => {
    const root = parse({ ...aLadder(), colours: 'kind' }, noTitle)
    expect(
      [...root.querySelectorAll('.line')].map((path) => [path.getAttribute('class'), path.getAttribute('marker-end')]),
    ).toEqual([
      ['line hue-3', 'url(#rung-tip-3)'],
      ['line hue-3', 'url(#rung-tip-3)'],
      ['line dashed hue-quiet', 'url(#rung-tip-quiet)'],
      ['line dashed hue-bad', 'url(#rung-tip-bad)'],
      ['line hue-0', 'url(#rung-tip-0)'],
    ])
    expect(textsOf(root, '.fact').join('')).toContain('Colours: blue INVITE, ACK, PRACK, UPDATE; purple BYE, CANCEL')
  })

  it('given media and a scale, then bars lie behind the rungs between their lanes, and facts say the scale', () => {
    const bar = {
      startY: 0.5,
      endY: 3,
      column: 0,
      label: 'audio · PCMU · <b>',
      state: 'active',
      fromLane: 1,
      toLane: 0,
    }
    const nowhere = { ...bar, toLane: undefined }
    const segment = { startY: 0, endY: 2, column: 0, kind: 'queue', label: 'Queue <Sales>' }
    const root = parse({ ...aLadder(), bars: [bar, nowhere], segments: [segment], microsPerRow: 50_000 }, noTitle)
    const [rect, queue, ...more] = [...root.querySelectorAll('.media')]
    if (rect === undefined) throw new Error('no bar')
    const [left, right] = [...root.querySelectorAll('.head')].map(
      (box) => numberOf(box, 'x') + numberOf(box, 'width') / 2,
    )
    expect(more).toEqual([])
    if (queue === undefined) throw new Error('no segment')
    expect([numberOf(queue, 'height'), queue.parentElement?.querySelector('title')?.textContent]).toEqual([
      80,
      'Queue <Sales>',
    ])
    expect(numberOf(queue, 'x') + numberOf(queue, 'width')).toBeLessThan(left ?? 0)
    expect(numberOf(rect, 'x')).toBeGreaterThan(left ?? 0)
    expect(numberOf(rect, 'x') + numberOf(rect, 'width')).toBeLessThan(right ?? 0)
    expect([numberOf(rect, 'height'), rect.parentElement?.querySelector('title')?.textContent]).toEqual([
      100,
      'audio · PCMU · <b>',
    ])
    const all = [...root.querySelectorAll('*')]
    expect(all.indexOf(rect)).toBeLessThan(all.indexOf(root.querySelector('.line') ?? rect))
    expect(textsOf(root, '.fact').at(-1)).toBe('Scale: one row is 50 ms')
  })

  it('given folded repeats, a silence and a missing message, then it shows each in words and in its place', () => {
    const layout = aGhostlyLadder()
    const root = parse(layout, noTitle)
    const tops = [...root.querySelectorAll('.label')].map((label) => numberOf(label, 'y'))
    expect({
      labels: textsOf(root, '.label'),
      details: textsOf(root, '.detail'),
      badges: textsOf(root, '.badge-words'),
      steps: tops.slice(1).map((top, index) => top - (tops[index] ?? 0)),
      ghosts: textsOf(root, 'g:has(.ghost) > title'),
    }).toEqual({
      labels: ['INVITE', '486 Busy Here', 'ACK missing'],
      details: ['1 retransmission · 1 IN…', '1 INVITE', '32 s of silence', 'Timer H · RFC 3261 17.2…'],
      badges: ['1 retransmission'],
      steps: [40, 60],
      ghosts: ['ACK missing · 198.51.100.10 → 203.0.113.10 · Timer H · RFC 3261 17.2.1'],
    })
    expect(root.querySelector('svg > desc')?.textContent).toMatch(/Dotted arrows are messages that are missing\.$/)
  })

  it('given colours, then words have 4.5 : 1 on white and lines 3 : 1 (WCAG 2.2 1.4.3, 1.4.11)', () => {
    const style = textsOf(parse(aLadder(), aTitle), 'style').join('')
    const hexes = (property: string): readonly string[] =>
      [...style.matchAll(new RegExp(`${property}: (#[0-9a-f]{6})`, 'g'))].map(([, hex = '']) => hex)
    const words = hexes('fill').filter((hex) => hex !== '#ffffff' && hex !== colours.sunken)
    expect(words.length).toBeGreaterThan(8)
    expect(words.filter((hex) => contrastOf(hex) < 4.5)).toEqual([])
    expect(hexes('stroke').filter((hex) => contrastOf(hex) < 3)).toEqual([])
  })

  it('given hostile texts, then they are text: no element, attribute or address of theirs', () => {
    const root = parse(aHostileLadder(), aHostileTitle())
    const names = new Set([...root.querySelectorAll('*')].map(({ localName }) => localName))
    expect([...names].sort()).toEqual(
      ['defs', 'desc', 'g', 'marker', 'path', 'rect', 'style', 'svg', 'text', 'title'].sort(),
    )
    expect(textsOf(root, '.label')[1]).toBe('501 "]]>')
    const attributes = [...root.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
    expect(attributes.filter((name) => name.startsWith('on') || name.includes('href') || name === 'style')).toEqual([])
  })

  it.each([2, 40])(
    'given %i lanes with long names, then heads fit their boxes and all lies in the picture',
    (count) => {
      const { lanes, rungs } = aWideLadder(count)
      const alias = 'A very long name of a session border controller in Frankfurt'
      const root = parse({ lanes: lanes.map((lane) => ({ ...lane, alias })), rungs }, noTitle)
      const width = numberOf(root.documentElement, 'width')
      const boxes = [...root.querySelectorAll('.head')]
      expect(boxes).toHaveLength(count)
      expect(boxes.filter((box) => numberOf(box, 'x') + numberOf(box, 'width') > width)).toEqual([])
      expect(new Set(textsOf(root, '.name')).size).toBe(1)
      expect(textsOf(root, '.name')[0]).toMatch(/^A very long name.*…$/)
      expect(textsOf(root, 'g > title')[0]).toBe(`${alias} · [2001:db8::0]:5060`)
    },
  )

  it('given no messages, then it says so', () => {
    const root = parse({ lanes: [], rungs: [] }, noTitle)
    expect(textsOf(root, '.heading, .fact')).toEqual(['Call ladder', 'No messages.'])
  })
})
