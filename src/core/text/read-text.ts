// Text that somebody pasted or saved → SIP messages: raw SIP, the logs of servers, and the exports of other tools.
import type { Issue } from '../base/issue'
import type { CapturedMessage } from '../capture/captured-message'
import { decodeText } from './decode-text'
import { findMessages, type FoundMessage } from './find-messages'
import { guessAddresses } from './guess-addresses'
import type { LogFormat } from './log-mark'
import { settleTimes } from './settle-times'

export interface TextReading {
  /** The format of most messages; `raw` when no log announces them. */
  readonly format: LogFormat | 'raw'
  /** In the order of the text. `frame` is the 1-based ordinal of the message. */
  readonly messages: readonly CapturedMessage[]
  /** What was assumed, each once for the whole text. What is wrong with a message is in its own issues. */
  readonly issues: readonly Issue[]
}

const mostFrequent = (found: readonly FoundMessage[]): TextReading['format'] => {
  const counts = new Map<TextReading['format'], number>()
  for (const { format = 'raw' } of found) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'raw'
}

const noMessages: Issue = { code: 'text.no-sip', severity: 'error', message: 'No SIP message was found in the text.' }

const guessedAddresses: Issue = {
  code: 'text.guessed-addresses',
  severity: 'note',
  message: 'The text does not name all senders and receivers: some were guessed from Via, Request-URI and Contact.',
}

/** Never throws, and takes time in proportion to the size of the text. */
export const readText = (bytes: Uint8Array): TextReading => {
  const found = findMessages(decodeText(bytes))
  const { timed, issues } = settleTimes(found)
  const addressed = guessAddresses(timed)
  const messages = addressed.map(({ at, source, destination, transport, message }, index): CapturedMessage => ({
    frame: index + 1,
    indexInFrame: 0,
    at,
    source,
    destination,
    transport,
    message,
  }))
  return {
    format: mostFrequent(found),
    messages,
    issues: [
      ...(found.length === 0 ? [noMessages] : []),
      ...issues,
      ...(addressed.some(({ isGuessed }) => isGuessed) ? [guessedAddresses] : []),
    ],
  }
}
