// What the open call is made of, and what it may lack, in sentences.
import type { CompletenessNote } from '../../../shared/trace-result'
import type { OpenCall } from '../../stores/stores'

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** Where the rungs come from: records are metadata, packets are whole messages. */
export const sourceOf = ({ messages, capture, origin }: OpenCall): string => {
  const whole = messages.filter(({ evidence }) => evidence.kind === 'packet').length
  const total = messages.length
  if (capture === undefined) {
    return `${plural(total, 'message')} from search records: metadata only. The pcap brings full headers and SDP.`
  }
  if (origin === 'file')
    return `${total === 1 ? 'The message' : `All ${total} messages`} in full from ${capture.fileName}.`
  return whole === total
    ? `All ${plural(total, 'message')} in full from the pcap.`
    : `${whole} of ${plural(total, 'message')} in full from the pcap; ${total - whole} known from search records only.`
}

/** What the search did by itself. */
export const stepsOf = ({ found }: OpenCall): string => {
  if (found === undefined) return ''
  const callIds = found.steps.filter((step) => step.kind === 'call-id').length
  const conversations = found.steps.filter((step) => step.kind === 'conversation')
  if (conversations.length === 0 || callIds === 0) return ''
  const stamped = conversations.reduce((sum, { records }) => sum + records, 0)
  if (stamped === 0) {
    return `No message carries the conversation’s id: its details named ${plural(callIds, 'Call-ID')}, which Rung searched.`
  }
  return `The conversation’s id stands on ${plural(stamped, 'message')}; Rung then searched ${plural(callIds, 'Call-ID')} for the rest.`
}

const noteWords = (note: CompletenessNote): string => {
  switch (note.kind) {
    case 'only-stamped':
      return 'Only messages that carry the conversation’s id were found: legs without it may be missing.'
    case 'row-cap':
      return `A search returned exactly ${note.count} rows, a number at which the list may be cut: there may be more.`
    case 'retention-edge':
      return `Genesys Cloud keeps traces for ${note.days} days: what is older is gone.`
    case 'details-unavailable':
      return note.because === 'forbidden'
        ? 'The conversation’s own times may not be read with this account, so the chosen window was searched. Permission: analytics:conversationDetail:view.'
        : 'The conversation’s own times could not be read, so the chosen window was searched.'
    case 'too-many-call-ids':
      return `${note.found} Call-IDs belong to this call; the first ${note.searched} were searched.`
    case 'unreadable-rows':
      return `${plural(note.count, 'row')} of the answer could not be read and ${note.count === 1 ? 'is' : 'are'} not shown.`
    case 'best-effort':
      return 'Traces are captured on a best-effort basis: an empty answer is no proof that there was no call.'
  }
}

/** Reasons why the ladder may be less than the whole call. */
export const completenessOf = (call: OpenCall): readonly string[] => [
  ...new Set((call.found?.notes ?? []).map(noteWords)),
]
