// A segment of a conversation in words. What the platform says and Rung does not know is shown as it came.
import type { ConversationSegment } from '../../../shared/conversation-segment'
import { formatSpan } from '../../ui/format-time'

const kinds: Readonly<Record<string, string>> = {
  acd: 'In the queue',
  alert: 'Ringing',
  callback: 'Callback',
  clipping: 'Clipping',
  coaching: 'Coaching',
  connected: 'Connected',
  contacting: 'Contacting',
  converting: 'Converting',
  delay: 'Delay',
  dialing: 'Dialling',
  hold: 'On hold',
  interact: 'Talking',
  ivr: 'In the menu',
  monitoring: 'Monitoring',
  parked: 'Parked',
  'set-up': 'Set-up',
  system: 'System',
  transmitting: 'Transmitting',
  unknown: 'Unknown',
  voicemail: 'Voicemail',
  wrapup: 'After-call work',
}

const purposes: Readonly<Record<string, string>> = {
  acd: 'Queue',
  agent: 'Agent',
  customer: 'Customer',
  external: 'External',
  fax: 'Fax',
  group: 'Group',
  ivr: 'IVR',
  outbound: 'Outbound',
  station: 'Station',
  user: 'User',
  voicemail: 'Voicemail',
  workflow: 'Workflow',
}

const disconnects: Readonly<Record<string, string>> = {
  client: 'by its own side',
  conference: 'for a conference',
  endpoint: 'by its far end',
  error: 'by an error',
  peer: 'by the other party',
  spam: 'as spam',
  system: 'by the platform',
  timeout: 'by a time-out',
  transfer: 'by a transfer',
  'transfer.conference': 'by a transfer to a conference',
  'transfer.consult': 'by a consult transfer',
  'transfer.forward': 'by forwarding',
  'transfer.noanswer': 'by a transfer after no answer',
  'transfer.notavailable': 'by a transfer, not available',
  transport: 'by a transport failure',
  uncallable: 'as uncallable',
}

const wordOf = (words: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(words, name.toLowerCase()) ? words[name.toLowerCase()] : undefined) ?? name

/** An interaction with the queue is waiting in it. */
export const kindWords = ({ kind, purpose }: ConversationSegment): string =>
  wordOf(kinds, kind === 'interact' && purpose === 'acd' ? 'acd' : kind)

export const purposeWords = ({ purpose }: ConversationSegment): string => wordOf(purposes, purpose)

/** How it ended and what the platform says of why; '' where it says nothing. */
export const endWords = (segment: ConversationSegment): string =>
  [
    segment.disconnectType === '' ? '' : `Ended ${wordOf(disconnects, segment.disconnectType)}`,
    segment.sipCodes.length === 0 ? '' : `SIP ${segment.sipCodes.join(', ')}`,
    segment.q850Codes.length === 0 ? '' : `Q.850 ${segment.q850Codes.join(', ')}`,
    segment.errorCode === '' ? '' : `error ${segment.errorCode}`,
    segment.wrapUpCode === '' ? '' : `wrap-up ${segment.wrapUpCode}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')

export const durationWords = ({ from, to }: ConversationSegment): string =>
  to === undefined ? 'goes on' : formatSpan(Math.max(0, to - from))
