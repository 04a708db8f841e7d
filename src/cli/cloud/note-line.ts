// Why a result may be less than all there was, in a line for the terminal.
import { writeIsoTime } from '../../core/ladder/write-times'
import { asEpochMicros } from '../../core/base/time'
import type { CompletenessNote } from '../../shared/trace-result'

const timeOf = (millis: number): string => writeIsoTime(asEpochMicros(millis * 1000))

export const noteLine = (note: CompletenessNote): string => {
  switch (note.kind) {
    case 'only-stamped':
      return `all ${note.total} messages carry the conversation's id; legs without it may be missing`
    case 'row-cap':
      return `a list of exactly ${note.count} rows could not be divided further; there may be more`
    case 'divided':
      return `searched in ${note.answers} parts (${note.because}): ${note.total} messages in all`
    case 'part-failed':
      return `${timeOf(note.start)} to ${timeOf(note.end)} could not be searched: ${note.message}`
    case 'search-failed':
      return `the search for ${note.subject || 'all calls'} failed: ${note.message}`
    case 'retention-edge':
      return `traces are kept for ${note.days} days; what is before ${timeOf(note.searched)} is gone`
    case 'window-ends-now':
      return `the time asked for ends in the future; searched until ${timeOf(note.searched)}`
    case 'details-unavailable':
      return `the conversation's own times could not be read (${note.because}${
        note.permissions.length === 0 ? '' : `, needs ${note.permissions.join(' or ')}`
      }); ${note.searched === 'chosen-time' ? 'the time given' : 'its own time'} was searched`
    case 'station-to-station':
      return `all ${note.participants} participants are inside the organization; only external trunks are captured`
    case 'no-call':
      return `the conversation is no call (${note.media.join(', ')}): it has no SIP`
    case 'still-going-on':
      return `the conversation goes on; searched until ${timeOf(note.searched)}`
    case 'missing-legs':
      return `${note.missing.length} of ${note.named} Call-IDs left no message: ${note.missing.join(' ')}`
    case 'too-many-call-ids':
      return `${note.found} Call-IDs belong to this call; the first ${note.searched} were searched`
    case 'unreadable-rows':
      return `${note.count} of ${note.total} rows could not be read`
    case 'clock-differs':
      return `Genesys Cloud's clock, which the traces have, is ${Math.round(Math.abs(note.aheadMs) / 1000)} s ${note.aheadMs > 0 ? 'ahead of' : 'behind'} this computer's`
    case 'best-effort':
      return 'traces are captured on a best-effort basis; an empty answer is no proof that there was no call'
  }
}
