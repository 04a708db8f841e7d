// A session description in one line, for a rung's label.
import type { MediaSection, SessionDescription } from './read-sdp'

/** Not codecs of their own, but events and silence beside one. */
const auxiliary = new Set(['telephone-event', 'CN'])

const summarizeMedia = ({ kind, port, direction, codecs }: MediaSection): string => {
  if (port === 0) return `${kind} off`
  const names = [...new Set(codecs.map(({ name }) => name))].filter((name) => !auxiliary.has(name))
  return [kind, ...(direction === 'sendrecv' ? [] : [direction]), ...names].join(' ')
}

/** e.g. `audio PCMU PCMA`, `audio sendonly G722`, `audio opus, video off`; '' for no media. */
export const summarizeSdp = ({ media }: SessionDescription): string => media.map(summarizeMedia).join(', ')
