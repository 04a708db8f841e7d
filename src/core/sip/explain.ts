// One sentence about a header or a status code, in our own words, with where it is defined.
import { isGenesysName } from './header-names'
import { headerExplanations } from './header-explanations'
import { statusExplanations } from './status-explanations'

export interface Explanation {
  readonly text: string
  /** e.g. `RFC 3261 20.42`; '' for what no RFC defines. */
  readonly source: string
}

/** `name` in its canonical form; undefined for headers that Rung has no words for. */
export const explainHeader = (name: string): Explanation | undefined => {
  const lower = name.toLowerCase()
  const known = headerExplanations.get(lower)
  if (known !== undefined) return { text: known[0], source: known[1] }
  return isGenesysName(lower)
    ? { text: 'Added by Genesys Cloud for its own use; its meaning is not published.', source: '' }
    : undefined
}

export const explainStatus = (status: number): Explanation | undefined => {
  const known = statusExplanations.get(status)
  return known === undefined ? undefined : { text: known[0], source: known[1] }
}
