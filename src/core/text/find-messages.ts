// Goes once through a text and finds its messages, each with what the log said just before it.
import { parseMessage } from '../sip/parse-message'
import type { SipMessage } from '../sip/message'
import { cutMessage } from './cut-message'
import type { LogFacts, LogFormat, LogMark, LogTime } from './log-mark'
import { readMark } from './read-mark'
import { lineAt, type Line } from '../sip/line-at'
import { startsMessage, textOfLine } from './text-line'

export interface FoundMessage {
  readonly message: SipMessage
  /** Undefined when no heading of a log announced the message. */
  readonly format: LogFormat | undefined
  readonly facts: LogFacts
}

interface Heading {
  readonly format: LogFormat
  readonly facts: LogFacts
}

const encoder = new TextEncoder()

const isLogLine = (line: string): boolean => readMark(line, undefined) !== undefined

/** Bytes of the line before its character `index`. */
const byteOffset = (words: string, index: number): number => encoder.encode(words.slice(0, index)).length

export const findMessages = (text: Uint8Array): readonly FoundMessage[] => {
  const found: FoundMessage[] = []
  let heading: Heading | undefined
  let stamp: LogTime | undefined

  const keep = (bytes: Uint8Array) => {
    const message = parseMessage(bytes)
    const facts = heading?.facts ?? {}
    if (message !== undefined) {
      found.push({ message, format: heading?.format, facts: { ...facts, time: facts.time ?? stamp } })
    }
    heading = undefined
  }

  /** Takes the message that starts in the line, and gives where the text goes on. */
  const take = (line: Line, skipped: number): number => {
    if (!startsMessage(text, line, skipped)) return line.next
    const { bytes, next } = cutMessage(text, line.start + skipped, isLogLine)
    keep(bytes)
    return next
  }

  const follow = (line: Line, words: string, format: LogFormat, mark: LogMark): number => {
    switch (mark.kind) {
      case 'heading':
        heading = { format, facts: mark.facts }
        stamp = mark.facts.time ?? stamp
        return mark.messageAt === undefined ? line.next : take(line, byteOffset(words, mark.messageAt))
      case 'detail':
        if (heading !== undefined) heading = { format, facts: mark.add(heading.facts) }
        return line.next
      case 'inline':
        heading = { format, facts: mark.facts }
        stamp = mark.facts.time ?? stamp
        keep(encoder.encode(mark.text))
        return line.next
      case 'stamp':
        stamp = mark.time ?? stamp
        heading = undefined
        return line.next
      case 'end':
        heading = undefined
        return line.next
    }
  }

  let at = 0
  while (at < text.length) {
    const line = lineAt(text, at)
    const words = textOfLine(text, line)
    const known = words === '' ? undefined : readMark(words, heading?.format)
    at = known === undefined ? take(line, 0) : follow(line, words, known.format, known.mark)
  }
  return found
}
