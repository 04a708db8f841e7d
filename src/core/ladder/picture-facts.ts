// What whoever gets a picture must know to read it: the meaning of its colours, and its scale.
import { nameScale } from './choose-scale'
import { explainHues } from './explain-hues'
import type { DrawnLayout } from './ladder-shape'
import type { LadderTitle } from './ladder-title'

const colourWords = (colours: DrawnLayout['colours']): string => {
  switch (colours) {
    case undefined:
    case 'leg':
      return ''
    case 'transaction':
      return 'one for each transaction'
    case 'kind':
    case 'delta':
      return explainHues(colours)
        .map(({ colour, meaning }) => `${colour} ${meaning}`)
        .join('; ')
  }
}

export const pictureFacts = ({ colours, microsPerRow }: DrawnLayout): LadderTitle['facts'] => {
  const words = colourWords(colours)
  return [
    ...(words === '' ? [] : [['Colours', words] as const]),
    ...(microsPerRow === undefined ? [] : [['Scale', `one row is ${nameScale(microsPerRow)}`] as const]),
  ]
}
