// Who called whom, as strangers write their names: each in its own direction of writing.
import type { CallHeading } from '../../stores/stores'
import { nameWords } from './tab-words'

export const HeadingName = ({ title, from, to }: CallHeading) =>
  title ?? (
    <>
      <bdi>{nameWords(from)}</bdi> → <bdi>{nameWords(to)}</bdi>
    </>
  )
