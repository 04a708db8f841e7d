// What the ladder draws behind its rungs, in words: for the keyboard, for those who hear the window, and for the addresses.
import { useMemo, type ReactNode } from 'react'
import type { ConversationSegment, MediaBar } from '../../../core/ladder/ladder-options'
import { maxMediaBars } from '../../../core/ladder/list-media-bars'
import { useFacts } from '../../app-context'
import type { OpenCall } from '../../stores/stores'
import { formatClock, formatSpan } from '../../ui/format-time'
import { plural } from '../../ui/plural'
import { segmentsOf } from './read-ladder'
import { shownMedia } from './shown-media'
import styles from './SpanLists.module.css'
import { useLadderView } from './use-ladder'

/** Of a call that is put on hold for ever. */
const maxItems = 100

const endWords = ({ address, port }: MediaBar['source']): string =>
  address === '' ? 'nobody' : port === undefined ? address : `${address}:${port}`

interface SpanListProps<Span> {
  readonly name: string
  readonly count: string
  readonly spans: readonly Span[]
  readonly wordsOf: (span: Span) => ReactNode
}

const SpanList = <Span extends Pick<ConversationSegment, 'from' | 'to'>>(props: SpanListProps<Span>) => {
  const { name, count, spans, wordsOf } = props
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  if (spans.length === 0) return null
  return (
    <details className={styles['spans']}>
      <summary>
        {name}: {count}
      </summary>
      <ul aria-label={name}>
        {spans.slice(0, maxItems).map((span, index) => (
          // The list is made anew when the call is.
          <li key={index}>
            {wordsOf(span)}, from {formatClock(span.from, zone)},{' '}
            {span.to === undefined ? 'still so at the end' : formatSpan(span.to - span.from)}
          </li>
        ))}
        {spans.length > maxItems && <li>and {spans.length - maxItems} more</li>}
      </ul>
    </details>
  )
}

export const SpanLists = ({ call }: { readonly call: OpenCall }) => {
  const { layout } = useLadderView()
  const media = useMemo(() => shownMedia(call, layout), [call, layout])
  const segments = segmentsOf(call)
  return (
    <>
      <SpanList
        name="Media as agreed"
        count={
          media.length < maxMediaBars
            ? plural(media.length, 'stretch', 'stretches')
            : `the first ${maxMediaBars} stretches`
        }
        spans={media}
        wordsOf={({ label, source, destination }) => (
          <>
            <bdi>{label}</bdi>, <bdi>{endWords(source)}</bdi> – <bdi>{endWords(destination)}</bdi>
          </>
        )}
      />
      <SpanList
        name="Conversation"
        count={plural(segments.length, 'segment')}
        spans={segments}
        wordsOf={({ label }) => <bdi>{label}</bdi>}
      />
    </>
  )
}
