// A ladder as data, for scripts. Every key is named here, so that their order does not follow that of the layout.
import { factsOf, type LadderTitle } from './ladder-title'
import type { DrawnLayout, GhostRung, Lane, Rung } from './ladder-shape'
import { listRows } from './list-rows'
import type { LadderTime } from './time-columns'
import { writeIsoTime } from './write-times'

/** Goes up when a key changes its meaning or goes away. */
const version = 1

const laneAsData = ({ index, address, ports, alias }: Lane) => ({ index, address, ports, alias })

const rungAsData = (rung: Rung) => ({
  index: rung.index,
  id: rung.messageId,
  from: rung.fromLane,
  to: rung.toLane,
  time: writeIsoTime(rung.at),
  epochMicros: rung.at,
  sinceStartMicros: rung.sinceStart,
  sincePreviousMicros: rung.sincePrevious,
  isRequest: rung.isRequest,
  label: rung.label,
  detail: rung.detail,
  tone: rung.tone,
  leg: rung.leg,
  retransmission: rung.repeat,
  isCopy: rung.isCopy,
  folded: rung.folded.map(({ kind, messageId, at }) => ({ kind, id: messageId, time: writeIsoTime(at) })),
  evidence: rung.isComplete ? 'packet' : 'record',
})

const ghostAsData = ({ fromLane, toLane, at, sinceStart, label, timer, section, afterMessageId }: GhostRung) => ({
  from: fromLane,
  to: toLane,
  latestTime: writeIsoTime(at),
  latestSinceStartMicros: sinceStart,
  label,
  timer,
  section,
  after: afterMessageId,
})

/** JSON leaves these as they are, and a terminal that shows the file would act on them. */
const escapeControls = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** JSON text (RFC 8259). Times are UTC and whole µs, those of the facts in words; nothing is cut, and every text reads back as it was. */
export const exportJson = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): string => {
  const { lanes, rungs } = layout
  const data = {
    format: 'rung-ladder',
    version,
    heading: title.heading,
    facts: factsOf(layout, title, time).map(([label, value]) => ({ label, value })),
    lanes: lanes.map(laneAsData),
    rungs: rungs.map(rungAsData),
    missing: listRows(layout).flatMap((row) => (row.kind === 'ghost' ? [ghostAsData(row.ghost)] : [])),
  }
  return `${escapeControls(JSON.stringify(data, undefined, 2))}\n`
}
