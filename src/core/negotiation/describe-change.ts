// What changed about a media section, in the words of the people who talk about calls.
import { hostOf } from '../base/host-of'
import { mainCodecOf } from './codec-names'
import { otherSide, type Side } from './exchange'
import type { MediaSide } from './media-period'
import { isNullAddress } from './session-terms'
import type { SettledSection } from './settle-section'

export interface SectionMoment {
  readonly section: SettledSection
  readonly isEarly: boolean
}

const sides = ['caller', 'callee'] as const

const codecOf = ({ codecs }: SettledSection): string => mainCodecOf(codecs)?.name ?? ''

const namesOf = ({ codecs }: SettledSection): string => codecs.map(({ name }) => name).join(', ')

const describeCodecs = (was: SettledSection, is: SettledSection): readonly string[] => {
  const [before, now] = [codecOf(was) || 'none', codecOf(is) || 'none']
  if (before !== now) return [`codec ${before} → ${now}`]
  return namesOf(was) === namesOf(is) ? [] : [`formats now ${namesOf(is) || 'none'}`]
}

const placeOf = ({ address, port }: MediaSide): string => `${hostOf(address)}:${port}`

const describeStart = ({ section, isEarly }: SectionMoment, word: string): string => {
  const codec = codecOf(section)
  return `${isEarly ? 'early ' : ''}${section.kind} ${word}${codec === '' ? '' : ` with ${codec}`}`
}

/** Port 0 in an answer refuses, in an offer it takes away what was there (RFC 3264 6 and 8.2). */
const describeRefusal = ({ kind, ...section }: SettledSection, offerer: Side, isFirst: boolean): string => {
  if (section[offerer].port !== 0) return `${kind} refused by ${otherSide(offerer)}`
  return isFirst ? `${kind} offered as off by ${offerer}` : `${kind} taken away by ${offerer}`
}

const describeAddress = (side: Side, was: MediaSide, is: MediaSide): readonly string[] => {
  // The null address is no place: going there and coming back is hold and resume.
  const isPlain = ![was, is].some(({ address }) => isNullAddress(address) || address === '')
  return isPlain && placeOf(was) !== placeOf(is) ? [`address of ${side} moved to ${placeOf(is)}`] : []
}

/** None when nothing changed that a period is made of. */
export const describeChange = (
  before: SectionMoment | undefined,
  now: SectionMoment,
  offerer: Side,
): readonly string[] => {
  const is = now.section
  if (before === undefined) {
    return [is.isRefused ? describeRefusal(is, offerer, true) : describeStart(now, 'agreed')]
  }
  const was = before.section
  if (is.isRefused) return was.isRefused ? [] : [describeRefusal(is, offerer, false)]
  if (was.isRefused) return [describeStart(now, 'added')]
  const holds = sides.flatMap((side) => {
    if (was.holds[side] === is.holds[side]) return []
    return [`${is.holds[side] ? 'hold' : 'resume'} by ${side}`]
  })
  const hasTurned = holds.length === 0 && was.caller.direction !== is.caller.direction
  return [
    ...(was.kind === is.kind ? [] : [`${was.kind} becomes ${is.kind}`]),
    ...(before.isEarly && !now.isEarly ? ['answered'] : []),
    ...holds,
    ...(hasTurned ? [`direction of caller ${was.caller.direction} → ${is.caller.direction}`] : []),
    ...describeCodecs(was, is),
    ...sides.flatMap((side) => describeAddress(side, was[side], is[side])),
  ]
}
