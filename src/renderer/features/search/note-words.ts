// Why a result may be less than all there was, or how it got whole: in sentences, each with its evidence.
import { asEpochMicros } from '../../../core/base/time'
import type { CompletenessNote } from '../../../shared/trace-result'
import { formatDate, formatSeconds, type Zone } from '../../ui/format-time'
import { plural } from '../../ui/plural'

/** Call-IDs that are named; the rest is counted. */
const maxNamed = 3

const instant = (millis: number, zone: Zone): string => {
  const at = asEpochMicros(millis * 1000)
  return `${formatDate(at, zone)} ${formatSeconds(at, zone)}`
}

const namesOf = (callIds: readonly string[]): string =>
  callIds.slice(0, maxNamed).join(', ') + (callIds.length > maxNamed ? ` and ${callIds.length - maxNamed} more` : '')

const wordsOf = (note: CompletenessNote, zone: Zone): string => {
  switch (note.kind) {
    case 'only-stamped':
      return `All ${plural(note.total, 'message')} carry the conversation’s id: legs without it may be missing.`
    case 'row-cap':
      return `A search returned exactly ${plural(note.count, 'row')} and could not be divided further: there may be more. Narrow the time or name a user.`
    case 'divided':
      return note.because === 'row-cap'
        ? `The list of ${plural(note.first, 'row')} looked cut, so Rung searched the time in ${note.answers} parts: ${plural(note.total, 'message')} in all.`
        : `The search took too long in one go, so Rung searched the time in ${note.answers} parts: ${plural(note.total, 'message')} in all.`
    case 'part-failed':
      return `The time from ${instant(note.start, zone)} to ${instant(note.end, zone)} could not be searched: ${note.message} Search it again by itself.`
    case 'search-failed':
      return `The search for ${note.subject || 'all calls'} failed, and its messages may be missing: ${note.message} Try again.`
    case 'retention-edge':
      return `Genesys Cloud keeps traces for ${note.days} days: what is before ${instant(note.searched, zone)} is gone.`
    case 'window-ends-now':
      return `The time asked for ends at ${instant(note.asked, zone)}, in the future: searched until now.`
    case 'details-unavailable': {
      const status = note.httpStatus === undefined ? '' : ` (HTTP ${note.httpStatus})`
      const permissions = note.permissions.join(' or ') || 'analytics:conversationDetail:view'
      if (note.searched === 'conversation-time') {
        return `This account may not read the conversation’s Call-IDs${status}: legs that do not name each other may be missing. Ask an administrator for ${permissions}.`
      }
      if (note.because === 'forbidden') {
        return `This account may not read the conversation’s own times and Call-IDs${status}, so the chosen time was searched. Ask an administrator for ${permissions}.`
      }
      return note.because === 'not-found'
        ? `Genesys Cloud does not know this conversation${status}, so the chosen time was searched. Check the region.`
        : `The conversation’s own times could not be read${status}, so the chosen time was searched. Try again.`
    }
    case 'station-to-station':
      return `All ${plural(note.participants, 'participant')} are inside the organization: only calls over external trunks are captured.`
    case 'no-call':
      return `This conversation is no call (${note.media.slice(0, maxNamed).join(', ')}): it has no SIP.`
    case 'still-going-on':
      return `The conversation goes on: searched until ${instant(note.searched, zone)}. Search again for what comes after.`
    case 'missing-legs':
      return `The conversation’s details name ${plural(note.named, 'Call-ID')}, and ${note.missing.length} left no message: ${namesOf(note.missing)}. Legs to stations are not captured; others may have been dropped under load.`
    case 'too-many-call-ids':
      return `${note.found} Call-IDs belong to this call; the first ${note.searched} were searched.`
    case 'unreadable-rows':
      return `${note.count} of ${plural(note.total, 'row')} could not be read and ${note.count === 1 ? 'is' : 'are'} not shown.`
    case 'clock-differs':
      return `Genesys Cloud’s clock is ${plural(Math.round(Math.abs(note.aheadMs) / 1000), 'second')} ${note.aheadMs > 0 ? 'ahead of' : 'behind'} this computer’s. The traces have its time, and it was searched by.`
    case 'best-effort':
      return 'Traces are captured on a best-effort basis: an empty answer is no proof that there was no call.'
  }
}

/** Each thing said once. */
export const noteWords = (notes: readonly CompletenessNote[], zone: Zone): readonly string[] => [
  ...new Set(notes.map((note) => wordsOf(note, zone))),
]
