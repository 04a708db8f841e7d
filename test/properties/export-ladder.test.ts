// From any file to every export: nothing throws on the way, and no text of a message becomes markup, a line of a diagram or
// a control character of a terminal.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { messageFromCapture } from '../../src/core/call/message-from-capture'
import { identifyMessages, type TraceMessage } from '../../src/core/call/trace-message'
import { extractSip } from '../../src/core/capture/extract-sip'
import { readCapture } from '../../src/core/capture/read-capture'
import type { CaptureReading } from '../../src/core/capture/capture-reading'
import type { CapturedMessage } from '../../src/core/capture/captured-message'
import { createCaptureInspector, inspectText } from '../../src/core/inspect/inspect-file'
import type { Inspection } from '../../src/core/inspect/inspection'
import { exportHtml } from '../../src/core/ladder/export-html'
import { exportJson } from '../../src/core/ladder/export-json'
import { exportMermaid } from '../../src/core/ladder/export-mermaid'
import { exportSvg } from '../../src/core/ladder/export-svg'
import { exportText } from '../../src/core/ladder/export-text'
import type { LadderTitle } from '../../src/core/ladder/ladder-title'
import type { LadderLayout } from '../../src/core/ladder/ladder-shape'
import { layoutLadder } from '../../src/core/ladder/layout-ladder'
import { readText } from '../../src/core/text/read-text'
import { utc } from '../support/ladders'
import { htmlProblems, svgProblems } from './check-markup'
import { mutateBytes, recipes } from './mutate-bytes'
import { readCaptures } from './real-inputs'
import { startRun } from './start-run'
import { writeLogs } from './write-logs'

const run = startRun('inspections, ladders and their exports')

/** What the file says of itself is the title that a careless caller would take. */
const titleOf = ([first]: readonly TraceMessage[]): LadderTitle => ({
  heading: first?.from.displayName ?? '',
  facts: [
    ['Call-ID', first?.callId ?? ''],
    [first?.to.user ?? '', first?.start.kind === 'request' ? first.start.uri : (first?.start.reason ?? '')],
  ],
})

const layoutProblems = ({ lanes, rungs }: LadderLayout, messages: readonly TraceMessage[]): readonly string[] => {
  const isSound =
    rungs.length === messages.length &&
    rungs.every(
      ({ index, fromLane, toLane, sincePrevious, at }, row) =>
        index === row && fromLane in lanes && toLane in lanes && sincePrevious >= 0 && Number.isSafeInteger(at),
    ) &&
    new Set(rungs.map(({ messageId }) => messageId)).size === rungs.length
  return isSound ? [] : [`layout ${JSON.stringify({ lanes, rungs })}`]
}

/** Line ends alone may act. */
const hasControls = (text: string): boolean => /[^\P{Cc}\n]|[\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(text)

const mermaidLine =
  /^(?:sequenceDiagram| {2}(?:title|participant L\d+ as|Note over L\d+(?:,L\d+)?:|L\d+(?:->>|-->>|--x)L\d+:) (?:[^\p{Cc}#;<>%{}]|#\d+;|<br\/>)+|)$/u

const textExportProblems = (layout: LadderLayout, title: LadderTitle): readonly string[] => {
  const text = exportText(layout, title, utc)
  const mermaid = exportMermaid(layout, title, utc)
  const json = exportJson(layout, title, utc)
  const read = JSON.parse(json) as { readonly rungs: readonly { readonly label: string; readonly detail: string }[] }
  const words = (rungs: readonly { readonly label: string; readonly detail: string }[]): string =>
    JSON.stringify(rungs.map(({ label, detail }) => [label, detail]))
  return [
    ...(hasControls(text) ? [`control characters in ${JSON.stringify(text)}`] : []),
    ...mermaid
      .split('\n')
      .filter((line) => !mermaidLine.test(line))
      .map((line) => `Mermaid: ${JSON.stringify(line)}`),
    ...(hasControls(json) ? ['control characters in JSON'] : []),
    ...(words(read.rungs) === words(layout.rungs) ? [] : ['other words in JSON']),
  ]
}

let rungs = 0

const ladderProblems = (messages: readonly TraceMessage[]): readonly string[] => {
  const layout = layoutLadder(messages)
  const title = titleOf(messages)
  rungs += layout.rungs.length
  return [
    ...layoutProblems(layout, messages),
    ...svgProblems(exportSvg(layout, title, utc)),
    ...htmlProblems(exportHtml(layout, title, utc)),
    ...textExportProblems(layout, title),
  ]
}

/** A burst shows nothing that a few calls do not. */
const mostRungs = 30

const inspectCapture = (capture: CaptureReading): Inspection => {
  const inspector = createCaptureInspector()
  for (const packet of capture.packets) inspector.push(packet)
  return inspector.end({ ...capture, packets: capture.packets.length })
}

/** All messages are inspected, in order of time, and each is of one call. */
const inspectionProblems = ({ messages, calls }: Inspection, found: number): readonly string[] => {
  const times = messages.map(({ facts }) => facts.at)
  const inCalls = calls.reduce((sum, call) => sum + call.messages, 0)
  const isInOrder = times.every((at, index) => at >= (times[index - 1] ?? at))
  return isInOrder && messages.length === found && inCalls === found
    ? []
    : [`${messages.length} messages inspected, ${inCalls} in calls, of ${found}`]
}

const firstLadderProblems = (found: readonly CapturedMessage[]): readonly string[] =>
  ladderProblems(identifyMessages(found.slice(0, mostRungs).map(messageFromCapture)))

const captureProblems = (bytes: Uint8Array): readonly string[] => {
  const capture = readCapture(bytes)
  const { messages } = extractSip(capture.packets)
  return [...inspectionProblems(inspectCapture(capture), messages.length), ...firstLadderProblems(messages)]
}

const logProblems = (bytes: Uint8Array): readonly string[] => {
  const text = readText(bytes)
  return [...inspectionProblems(inspectText(text), text.messages.length), ...firstLadderProblems(text.messages)]
}

/** Texts where the exports show them: reason, method, display name, users, Call-ID, codec and host. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "'",
        '&lt;',
        '&',
        ']]>',
        '</style>',
        '<!--',
        '-->',
      ],
      ...[
        'end',
        '#',
        ';',
        '%%{init: {}}%%',
        '->>',
        '$$',
        '\0',
        '\x1b[2J',
        '\u0085',
        '\u202e',
        '\u2028',
        '\ufeff',
        '😀',
        'é',
      ],
      ...[
        '界'.repeat(60),
        'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
        ' ',
        'a',
        '<',
        '>',
        '`',
        '\\',
      ],
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(''))

const hostileMessages = fc
  .tuple(hostile, hostile, hostile, hostile, hostile)
  .map(([reason, method, name, word, host]) => {
    const head = [
      `Via: SIP/2.0/UDP ${host};branch=z9hG4bK${word}`,
      `From: "${name}" <sip:${word}@${host}>;tag=1`,
      `To: ${name} <sip:b@192.0.2.2>`,
      `Call-ID: ${word}@${host}`,
      `CSeq: 1 ${method}`,
      'Content-Type: application/sdp',
    ]
    const sdp = ['v=0', 'm=audio 4000 RTP/AVP 96', `a=rtpmap:96 ${word}/8000`, `m=${word} 1 RTP/AVP 0`]
    const invite = [`INVITE sip:${word}@192.0.2.2 SIP/2.0`, ...head, '', ...sdp]
    const answer = [`SIP/2.0 486 ${reason}`, ...head, '']
    return new TextEncoder().encode([...invite, '', ...answer, ''].join('\r\n'))
  })

describe('inspections, ladders and their exports', () => {
  const captures = readCaptures()
  const logs = writeLogs()

  afterAll(run.report)

  it('given real captures and logs, then every export is sound', () => {
    expect(captures.flatMap(captureProblems)).toEqual([])
    expect(logs.flatMap(logProblems)).toEqual([])
  })

  it('given 1 000 pairs of messages with hostile words, then none of them is more than a word', () => {
    run.holds(hostileMessages, 1000, logProblems)
    expect(run.count()).toBe(1000)
  })

  it('given 1 000 real captures damaged, then every export is sound', () => {
    run.holds(recipes(6), 1000, (recipe) => captureProblems(mutateBytes(recipe, captures)))
    expect(run.count()).toBe(2000)
  })

  it('given 500 logs damaged, then every export is sound', () => {
    run.holds(recipes(6), 500, (recipe) => logProblems(mutateBytes(recipe, logs)))
    expect(run.count()).toBe(2500)
  })

  it('given all of these, then most had rungs, so that the exports were put to the test', () => {
    expect(rungs).toBeGreaterThan(5000)
  })
})
