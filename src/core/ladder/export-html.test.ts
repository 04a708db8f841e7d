// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import {
  aHostileLadder,
  aGhostlyLadder,
  aHostileTitle,
  aLadder,
  aTitle,
  aWideLadder,
  hostileTexts,
  noTitle,
  utc,
} from '../../../test/support/ladders'
import { escapeMarkup } from './escape-markup'
import { exportHtml } from './export-html'
import type { DrawnLayout } from './ladder-shape'
import type { LadderTitle } from './ladder-title'

const never = (): never => {
  throw new Error('the ladder has five rungs')
}

const parse = (layout: DrawnLayout, title: LadderTitle): Document =>
  new DOMParser().parseFromString(exportHtml(layout, title, utc), 'text/html')

const cellsOf = (root: Document): readonly (readonly string[])[] =>
  [...root.querySelectorAll('tr')].map((row) => [...row.children].map(({ textContent }) => textContent))

/** A reader that has to repair the page would write it differently. */
const isWritten = (text: string, root: Document): boolean =>
  [...root.querySelectorAll('body > *')].every(({ localName }) => text.includes(`<${localName}`)) &&
  [...text.matchAll(/<([a-z][a-z0-9]*)[ >]/gi)].length === root.querySelectorAll('*').length

describe('exportHtml', () => {
  it('given a call, then the table says what the picture shows', () => {
    const root = parse(aLadder(), aTitle)
    const carrier = 'Carrier · 198.51.100.10:5060'
    const edge = '203.0.113.10:5060'
    expect(cellsOf(root)).toEqual([
      ['No.', 'Time (UTC)', 'Since start, s', 'Delta, s', 'From', 'To', 'Message', 'Detail', 'Notes'],
      ['1', '03:33:31.000000', '+0.000000', '', carrier, edge, 'INVITE', '1 INVITE', 'leg 1'],
      [
        '2',
        '03:33:32.000000',
        '+1.000000',
        '+1.000000',
        carrier,
        edge,
        'INVITE',
        '1 INVITE',
        'retransmission 1 · leg 1',
      ],
      ['3', '03:33:33.000000', '+2.000000', '+1.000000', edge, carrier, '180 Ringing', '1 INVITE', 'leg 1'],
      ['4', '03:33:34.000000', '+3.000000', '+1.000000', edge, carrier, '✗ 486 Busy Here', '1 INVITE', 'leg 1'],
      ['5', '03:33:35.000000', '+4.000000', '+1.000000', edge, edge, 'OPTIONS', '7 OPTIONS', 'leg 2'],
    ])
    expect([...root.querySelectorAll('svg .label')].map(({ textContent }) => textContent)).toEqual([
      'INVITE',
      'INVITE',
      '180 Ringing',
      '486 Busy Here',
      'OPTIONS',
    ])
  })

  it('given any ladder, then the page begins with its policy, runs nothing and fetches nothing', () => {
    const root = parse(aHostileLadder(), aHostileTitle())
    const [charset, policy] = root.querySelectorAll('head > meta')
    expect(root.doctype?.name).toBe('html')
    expect(charset?.getAttribute('charset')).toBe('utf-8')
    expect([policy?.getAttribute('http-equiv'), policy?.getAttribute('content')]).toEqual([
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'",
    ])
    const all = [...root.querySelectorAll('*')]
    expect(root.querySelectorAll('script, img, link, a, iframe, object, use, image')).toHaveLength(0)
    expect(all.flatMap((each) => each.getAttributeNames()).filter((name) => /^on|href|src|^style$/.test(name))).toEqual(
      [],
    )
    expect([...root.querySelectorAll('style')].filter(({ textContent }) => /url\(|@import/.test(textContent))).toEqual(
      [],
    )
  })

  it('given hostile texts, then the page has only elements of its own and shows the texts', () => {
    const text = exportHtml(aHostileLadder(), aHostileTitle(), utc)
    const root = new DOMParser().parseFromString(text, 'text/html')
    expect(isWritten(text, root)).toBe(true)
    expect(root.querySelectorAll('svg')).toHaveLength(1)
    expect(
      cellsOf(root)
        .slice(1, 4)
        .map((row) => row[6]),
    ).toEqual(hostileTexts.slice(0, 3).map((each, index) => `✗ ${500 + index} ${each}`))
    expect([...root.querySelectorAll('dd')].slice(0, 3).map(({ innerHTML }) => innerHTML)).toEqual([
      '&lt;img src=x onerror=alert(1)&gt;',
      '"]]&gt;',
      '&lt;/style&gt;&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    ])
    expect(text).toContain(`<h1>${escapeMarkup(hostileTexts.join(' ').trim())}</h1>`)
  })

  it('given ids, then no two elements of the page share one', () => {
    const ids = [...parse(aWideLadder(40), aTitle).querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('given no messages, then it says so and has neither picture nor table', () => {
    const root = parse({ lanes: [], rungs: [] }, noTitle)
    expect([root.title, root.body.textContent.trim()]).toEqual(['Call ladder', 'Call ladder\nNo messages.'])
  })

  it('given media and colours, then a list has what the bars say, and a fact what the colours mean', () => {
    const bar = {
      startY: 0.5,
      endY: 3,
      column: 0,
      label: 'PCMU · <b>',
      state: 'active',
      fromLane: 0,
      toLane: undefined,
    }
    const root = parse({ ...aLadder(), bars: [bar], colours: 'transaction' }, noTitle)
    expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'Carrier · 198.51.100.10:5060 – ?: PCMU · <b>',
    ])
    expect([...root.querySelectorAll('dd')].at(-1)?.textContent).toBe('one for each transaction')
    expect(root.querySelector('b')).toBeNull()
  })

  it('given more rows than a page of paper holds, then each part has the lanes’ heads and no id stands twice', () => {
    const { lanes, rungs } = aLadder()
    const many = Array.from({ length: 60 }, (_, index) => ({ ...(rungs[index % 5] ?? never()), index }))
    const root = parse({ lanes, rungs: many }, aTitle)
    const pictures = [...root.querySelectorAll('section > svg')]
    expect(pictures.map((picture) => picture.querySelectorAll('.head').length)).toEqual(pictures.map(() => 2))
    expect(pictures.length).toBeGreaterThan(2)
    const rungsIn = pictures.map((picture) => picture.querySelectorAll('.line').length)
    expect(rungsIn.reduce((sum, count) => sum + count, 0)).toBe(60)
    // 950 px of paper, less what stands above and the heads.
    expect(Math.max(...rungsIn)).toBeLessThanOrEqual(22)
    expect(rungsIn[0]).toBeLessThan(rungsIn[1] ?? 0)
    const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...root.querySelectorAll('section')].map((part) => part.getAttribute('aria-label'))[1]).toBe(
      `Call ladder, part 2 of ${pictures.length}`,
    )
  })

  it('given what nobody sent and a mark, then the table says the one, and counts from the other', () => {
    const layout = aGhostlyLadder()
    const [first] = layout.rungs
    const root = new DOMParser().parseFromString(
      exportHtml(layout, noTitle, { zone: 'utc', lead: 'since-mark', markAt: first?.at }),
      'text/html',
    )
    const rows = cellsOf(root)
    expect(rows[0]?.slice(1, 5)).toEqual(['From the mark, s', 'Time (UTC)', 'Since start, s', 'Delta, s'])
    expect(rows.at(-1)).toEqual([
      '',
      '+34.000000',
      '03:34:05.000000',
      '+34.000000',
      '',
      '198.51.100.10:5060',
      '203.0.113.10:5060',
      'ACK missing',
      'Timer H · RFC 3261 17.2.1',
      'nobody sent it',
    ])
  })

  it('given packets and records together, then it marks what only a record tells', () => {
    const { lanes, rungs } = aLadder()
    const root = parse({ lanes, rungs: rungs.map((rung) => ({ ...rung, isComplete: rung.index !== 2 })) }, noTitle)
    expect(cellsOf(root).map((row) => row[8])).toEqual([
      'Notes',
      'leg 1',
      'retransmission 1 · leg 1',
      'leg 1 · search record only',
      'leg 1',
      'leg 2',
    ])
  })
})
