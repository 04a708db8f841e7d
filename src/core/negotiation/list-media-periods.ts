// The media sections of a dialog over time: each answer begins periods, and so does the moment when the call is answered.
import type { EpochMicros } from '../base/time'
import { describeChange, type SectionMoment } from './describe-change'
import type { Dialog, Exchange, SaidSdp } from './exchange'
import type { MediaPeriod } from './media-period'
import { settleSection, stateOf } from './settle-section'

interface Step {
  readonly at: EpochMicros
  readonly exchange: Exchange
  readonly answer: SaidSdp
  /** Nothing was said; the call was answered. */
  readonly isConfirmation: boolean
}

const listSteps = ({ exchanges, confirmedAt, endedAt }: Dialog): readonly Step[] => {
  const said = exchanges
    .flatMap((exchange) =>
      exchange.answers.map((answer) => ({ at: answer.at, exchange, answer, isConfirmation: false })),
    )
    .toSorted((a, b) => a.at - b.at)
    .filter(({ at }) => endedAt === undefined || at < endedAt)
  const early = confirmedAt === undefined ? undefined : said.findLast(({ at }) => at < confirmedAt)
  if (early === undefined || confirmedAt === undefined) return said
  // Of equal times the confirmation goes first, so that the answer in the same 2xx has the last word.
  return [...said, { ...early, at: confirmedAt, isConfirmation: true }].toSorted(
    (a, b) => a.at - b.at || Number(b.isConfirmation) - Number(a.isConfirmation),
  )
}

type Draft = Omit<MediaPeriod, 'to'> & { to: EpochMicros | undefined }

/** In order of the m= lines, each in order of time, without gaps from its first answer on. Linear; sorting aside. */
export const listMediaPeriods = (dialog: Dialog): readonly MediaPeriod[] => {
  const bySection: { moment: SectionMoment; readonly periods: Draft[] }[] = []
  const { confirmedAt, endedAt } = dialog
  for (const { at, exchange, answer, isConfirmation } of listSteps(dialog)) {
    const { offer, isInitial } = exchange
    const isEarly = confirmedAt === undefined || at < confirmedAt
    const count = Math.max(offer.sdp.media.length, answer.sdp.media.length)
    for (let mediaIndex = 0; mediaIndex < count; mediaIndex += 1) {
      const known = bySection[mediaIndex]
      const before = known?.moment.section
      const section =
        isConfirmation && before !== undefined
          ? before
          : settleSection({
              offer: offer.sdp.media[mediaIndex],
              answer: answer.sdp.media[mediaIndex],
              offerer: offer.by,
              before,
              isInitial,
            })
      const moment = { section, isEarly }
      const changes = describeChange(known?.moment, moment, offer.by)
      const { kind, caller, callee, codecs } = section
      const last = known?.periods.at(-1)
      if (known !== undefined) known.moment = moment
      if (last !== undefined && changes.length === 0) continue
      const period: Draft = {
        mediaIndex,
        kind,
        from: at,
        to: endedAt,
        caller,
        callee,
        codecs,
        state: stateOf(section, isEarly),
        changes,
        offerIndex: offer.index,
        answerIndex: answer.index,
      }
      if (known === undefined) bySection[mediaIndex] = { moment, periods: [period] }
      else {
        // Nothing lasts no time: what changes twice in one moment is one change with the words of both.
        const replaced = last?.from === at ? known.periods.pop() : undefined
        if (replaced === undefined && last !== undefined) last.to = at
        known.periods.push(replaced === undefined ? period : { ...period, changes: [...replaced.changes, ...changes] })
      }
    }
  }
  return bySection.flatMap(({ periods }) => periods)
}
