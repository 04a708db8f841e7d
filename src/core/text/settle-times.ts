// Gives every message a time, whatever the log says of it, and says what was assumed.
import type { Issue } from '../base/issue'
import { asEpochMicros, type EpochMicros } from '../base/time'
import type { FoundMessage } from './find-messages'
import type { LogTime } from './log-mark'

const day = 86_400_000_000

const note = (code: string, message: string): Issue => ({ code, severity: 'note', message })

/** Clocks without a date that fall by more than half a day have passed midnight. */
const followMidnights = (): ((time: LogTime) => EpochMicros) => {
  let days = 0
  let last = 0
  return ({ at }) => {
    if (at >= day) return at
    if (at < last - day / 2) days += 1
    last = at
    return asEpochMicros(at + days * day)
  }
}

interface TimedMessage extends FoundMessage {
  readonly at: EpochMicros
}

interface SettledTimes {
  readonly timed: readonly TimedMessage[]
  readonly issues: readonly Issue[]
}

export const settleTimes = (found: readonly FoundMessage[]): SettledTimes => {
  const follow = followMidnights()
  const known = found.map((message) => ({ message, time: message.facts.time && follow(message.facts.time) }))
  let last = known.find(({ time }) => time !== undefined)?.time ?? asEpochMicros(0)
  const timed = known.map(({ message, time }) => {
    last = time ?? last
    return { ...message, at: last }
  })
  const untimed = known.filter(({ time }) => time === undefined).length
  const stamps = found.flatMap(({ facts: { time } }) => (time === undefined ? [] : [time]))
  const issues: Issue[] = []
  if (untimed > 0 && untimed === found.length) {
    issues.push(
      note('text.no-times', 'The text gives no times: messages are in order, the time between them is unknown.'),
    )
  } else if (untimed > 0) {
    issues.push(
      note(
        'text.no-times',
        `${untimed} of ${found.length} messages have no time and were given that of the one before.`,
      ),
    )
  }
  if (stamps.some(({ hasZone }) => !hasZone)) {
    issues.push(note('text.no-zone', 'The log names no time zone: its times were read as UTC.'))
  }
  if (stamps.some(({ hasDate }) => !hasDate)) {
    issues.push(note('text.no-date', 'The log gives times without a full date: they were put into 1970.'))
  }
  return { timed, issues }
}
