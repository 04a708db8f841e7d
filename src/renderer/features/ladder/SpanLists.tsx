// The media that the ladder draws as bars, in words: for the keyboard, for those who hear the window, and for the addresses.
import { useMemo } from 'react'
import type { MediaBar } from '../../../core/ladder/ladder-options'
import { useFacts } from '../../app-context'
import type { OpenCall } from '../../stores/stores'
import { formatClock, formatSpan } from '../../ui/format-time'
import { plural } from '../../ui/plural'
import styles from './MediaList.module.css'
import { shownMedia } from './shown-media'
import { useLadderView } from './use-ladder'

/** Of a call that is put on hold for ever. */
const maxItems = 100

const endWords = ({ address, port }: MediaBar['source']): string =>
  address === '' ? 'nobody' : port === undefined ? address : `${address}:${port}`

export const MediaList = ({ call }: { readonly call: OpenCall }) => {
  const { layout } = useLadderView(call)
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const media = useMemo(() => shownMedia(call.messages, layout), [call.messages, layout])
  if (media.length === 0) return null
  return (
    <details className={styles['media']}>
      <summary>Media as agreed: {plural(media.length, 'stretch', 'stretches')}</summary>
      <ul aria-label="Media as agreed">
        {media.slice(0, maxItems).map(({ label, source, destination, from, to, callId }, index) => (
          // The list is made anew when the messages are.
          <li key={index} title={callId}>
            <bdi>{label}</bdi>, <bdi>{endWords(source)}</bdi> – <bdi>{endWords(destination)}</bdi>, from{' '}
            {formatClock(from, zone)}, {to === undefined ? 'still so at the end' : formatSpan(to - from)}
          </li>
        ))}
        {media.length > maxItems && <li>and {media.length - maxItems} more</li>}
      </ul>
    </details>
  )
}
