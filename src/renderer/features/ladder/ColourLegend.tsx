// What the colours of the arrows say, where they say more than that two rungs differ.
import { explainHues } from '../../../core/ladder/explain-hues'
import type { ColourMode } from '../../../core/ladder/ladder-options'
import styles from './ColourLegend.module.css'

export const ColourLegend = ({ colours }: { readonly colours: ColourMode }) => {
  const explained = explainHues(colours)
  if (explained.length === 0) return null
  return (
    <ul className={styles['legend']} aria-label="Colours of the arrows">
      {explained.map(({ hue, meaning }) => (
        <li key={hue} data-hue={hue}>
          {meaning}
        </li>
      ))}
    </ul>
  )
}
