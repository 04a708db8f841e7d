// What the colour of a rung says. Hues are names here; screen and exports have colours of their own for them. Whatever a hue
// says is said without colour too: by the label, the second line, the time beside the rung or the mark at its start.
import { canonicalMethod } from '../sip/canonical-method'
import type { RungTone } from './describe-rung'
import type { ColourMode } from './ladder-options'
import type { Rung } from './ladder-shape'

const roundHues = ['0', '1', '2', '3', '4', '5'] as const

/** Six that come round, and four that mean something by themselves. */
export type Hue = (typeof roundHues)[number] | 'good' | 'warn' | 'bad' | 'quiet'

/** µs from which an answer is one that a caller notices, and one for which a timer may have run out. */
export const lateMicros = 500_000
export const slowMicros = 2_000_000
/** µs: below, people take an answer for immediate. */
const promptMicros = 100_000

const roundHue = (number: number): Hue => roundHues[number % roundHues.length] ?? '0'

/** RFC 3261 13 to 15, 3262, 3311: what sets a session up or changes it, and what ends it. */
const hueOfMethod: ReadonlyMap<string, Hue> = new Map([
  ['INVITE', '3'],
  ['ACK', '3'],
  ['PRACK', '3'],
  ['UPDATE', '3'],
  ['BYE', '1'],
  ['CANCEL', '1'],
])

const hueOfTone: Readonly<Record<Exclude<RungTone, 'request'>, Hue>> = {
  provisional: 'quiet',
  success: 'good',
  redirect: 'warn',
  challenge: 'warn',
  failure: 'bad',
}

/** A request comes when somebody wishes, so that only answers are early or late. */
const hueOfDelta = (isRequest: boolean, sinceAbove: number | undefined): Hue => {
  if (isRequest || sinceAbove === undefined) return 'quiet'
  if (sinceAbove < promptMicros) return 'good'
  if (sinceAbove < lateMicros) return '3'
  return sinceAbove < slowMicros ? 'warn' : 'bad'
}

type Coloured = Pick<Rung, 'leg' | 'transaction' | 'tone' | 'label' | 'isRequest'>

/** `sinceAbove`: µs since the rung above; undefined for the first. */
export const hueOfRung = (rung: Coloured, mode: ColourMode, sinceAbove: number | undefined): Hue => {
  switch (mode) {
    case 'leg':
      return roundHue(rung.leg)
    case 'transaction':
      return roundHue(rung.transaction)
    case 'kind':
      return rung.tone === 'request' ? (hueOfMethod.get(canonicalMethod(rung.label)) ?? '0') : hueOfTone[rung.tone]
    case 'delta':
      return hueOfDelta(rung.isRequest, sinceAbove)
  }
}
