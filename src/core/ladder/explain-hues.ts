// The hues of a ladder in words: for the legend on screen and for pictures.
import type { Hue } from './hue-of-rung'
import type { ColourMode } from './ladder-options'

interface ExplainedHue {
  readonly hue: Hue
  /** What screen and pictures show for it. */
  readonly colour: string
  readonly meaning: string
}

const kinds: readonly ExplainedHue[] = [
  { hue: '3', colour: 'blue', meaning: 'INVITE, ACK, PRACK, UPDATE' },
  { hue: '1', colour: 'purple', meaning: 'BYE, CANCEL' },
  { hue: '0', colour: 'teal', meaning: 'other requests' },
  { hue: 'quiet', colour: 'grey', meaning: '1xx' },
  { hue: 'good', colour: 'green', meaning: '2xx' },
  { hue: 'warn', colour: 'amber', meaning: '3xx, 401, 407' },
  { hue: 'bad', colour: 'red', meaning: '4xx, 5xx, 6xx' },
]

const deltas: readonly ExplainedHue[] = [
  { hue: 'good', colour: 'green', meaning: 'answer within 100 ms' },
  { hue: '3', colour: 'blue', meaning: '100 to 500 ms' },
  { hue: 'warn', colour: 'amber', meaning: '0.5 to 2 s' },
  { hue: 'bad', colour: 'red', meaning: '2 s or more' },
  { hue: 'quiet', colour: 'grey', meaning: 'request' },
]

/** None where each leg or transaction has simply another hue. */
export const explainHues = (mode: ColourMode): readonly ExplainedHue[] => {
  switch (mode) {
    case 'kind':
      return kinds
    case 'delta':
      return deltas
    case 'leg':
    case 'transaction':
      return []
  }
}
