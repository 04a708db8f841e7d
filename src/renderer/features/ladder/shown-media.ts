// The media of the open call, as far as they are shown.
import type { TraceMessage } from '../../../core/call/trace-message'
import type { MediaBar } from '../../../core/ladder/ladder-options'
import { listMediaBars } from '../../../core/ladder/list-media-bars'
import type { LayoutChoices } from '../../stores/ladder-views'

/** To read the descriptions of more takes a moment, in which a large call would not open; they are read when asked for. */
const maxMessagesUnasked = 1000

const noMedia: readonly MediaBar[] = []

/** Several ladders may be open; each asks often. */
const known = new WeakMap<readonly TraceMessage[], readonly MediaBar[]>()

export const showsMediaOf = (messages: readonly TraceMessage[], { showsMedia }: LayoutChoices): boolean =>
  showsMedia ?? messages.length <= maxMessagesUnasked

/** The same list for the same messages. */
export const shownMedia = (messages: readonly TraceMessage[], choices: LayoutChoices): readonly MediaBar[] => {
  if (!showsMediaOf(messages, choices)) return noMedia
  const before = known.get(messages)
  if (before !== undefined) return before
  const bars = listMediaBars(messages)
  known.set(messages, bars)
  return bars
}
