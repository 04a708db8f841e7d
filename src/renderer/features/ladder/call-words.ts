// What the open call is made of, and what it may lack, in sentences.
import type { OpenCall } from '../../stores/stores'
import type { Zone } from '../../ui/format-time'
import { plural } from '../../ui/plural'
import { noteWords } from '../search/note-words'

/** Where the rungs come from: records are metadata, packets are whole messages. */
export const sourceOf = ({ messages, capture, origin, arriving = 0 }: OpenCall): string => {
  if (arriving > 0) return `Reading ${plural(arriving, 'more message')}…`
  const whole = messages.filter(({ evidence }) => evidence.kind === 'packet').length
  const total = messages.length
  const withText = messages.filter(({ evidence }) => evidence.kind === 'record' && evidence.record.raw !== '').length
  if (capture === undefined && withText > 0) {
    return `${plural(total, 'message')} from search records, ${withText} of them with their text. The pcap brings every byte.`
  }
  if (capture === undefined) {
    return `${plural(total, 'message')} from search records: metadata only. The pcap brings full headers and SDP.`
  }
  if (origin === 'file')
    return `${total === 1 ? 'The message' : `All ${plural(total, 'message')}`} in full from ${capture.fileName}.`
  return whole === total
    ? `All ${plural(total, 'message')} in full from the pcap.`
    : `${whole.toLocaleString('en')} of ${plural(total, 'message')} in full from the pcap; ${(total - whole).toLocaleString('en')} known from search records only.`
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

/** Reasons why the ladder may be less than the whole call. */
export const completenessOf = (call: OpenCall, zone: Zone): readonly string[] =>
  noteWords(call.found?.notes ?? [], zone)
