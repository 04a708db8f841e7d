// The media of the open call, as far as they are shown.
import type { TraceMessage } from '../../../core/call/trace-message'
import type { MediaBar } from '../../../core/ladder/ladder-options'
import { listMediaBars } from '../../../core/ladder/list-media-bars'
import type { LayoutChoices } from '../../stores/ladder-views'
import type { OpenCall } from '../../stores/stores'

/** To read the descriptions of more takes a moment, in which a large call would not open; they are read when asked for. */
const maxMessagesUnasked = 1000

const noMedia: readonly MediaBar[] = []

/** Several ladders may be open; each asks often. */
const known = new WeakMap<readonly TraceMessage[], readonly MediaBar[]>()

/** Of an open call, what its media depend on. */
interface MediaCall extends Pick<OpenCall, 'messages'> {
  readonly arriving?: number | undefined
}

/** What is still on its way counts: a long call does not show the media of its start and then none. */
export const showsMediaOf = ({ messages, arriving = 0 }: MediaCall, { showsMedia }: LayoutChoices): boolean =>
  showsMedia ?? messages.length + arriving <= maxMessagesUnasked

/** The same list for the same messages. */
export const shownMedia = (call: MediaCall, choices: LayoutChoices): readonly MediaBar[] => {
  if (!showsMediaOf(call, choices)) return noMedia
  const { messages } = call
  const before = known.get(messages)
  if (before !== undefined) return before
  const bars = listMediaBars(messages)
  known.set(messages, bars)
  return bars
}
