// What can be asked of one call.
import type { ListedCall } from '../call/list-calls'
import type { CallState } from '../call/summarize-call'
import { statusValues } from './status-values'
import { visitKnown } from './visit-known'
import type { Vocabulary } from './vocabulary'

/** A line of a list is one. */
export type CallSubject = Pick<
  ListedCall,
  | 'callIds'
  | 'conversationId'
  | 'from'
  | 'to'
  | 'startedAt'
  | 'endedAt'
  | 'state'
  | 'finalStatus'
  | 'pddMicros'
  | 'setupMicros'
  | 'talkMicros'
  | 'endedBy'
  | 'messages'
  | 'method'
  | 'reason'
  | 'retransmissions'
  | 'source'
>

const stateHints: Readonly<Record<CallState, string>> = {
  trying: 'No word from the far end yet',
  ringing: 'The far end rings',
  'in-call': 'Answered and not ended yet',
  completed: 'Answered and ended',
  cancelled: 'Given up before the answer',
  busy: 'The far end is busy',
  rejected: 'Refused',
  failed: 'Ended by an error',
  other: 'No call, such as a registration',
}

export const callVocabulary: Vocabulary<CallSubject> = {
  plural: 'calls',
  anywhere: {
    kind: 'text',
    name: '',
    explanation: 'A word without a field is looked for in parties, ids, state, method and reason phrase.',
    noun: 'the text',
    example: '"Busy Here"',
    some: ({ from, to, callIds, conversationId, state, method, finalStatus }, test) =>
      test(from) ||
      test(to) ||
      callIds.some(test) ||
      test(conversationId) ||
      test(state) ||
      test(method) ||
      visitKnown(finalStatus?.reason, test),
  },
  fields: [
    {
      kind: 'text',
      name: 'state',
      explanation: 'How far the call came.',
      noun: 'state',
      example: 'state:busy',
      closed: true,
      values: Object.entries(stateHints).map(([value, hint]) => ({ value, hint })),
      some: ({ state }, test) => test(state),
    },
    {
      kind: 'phone',
      name: 'from',
      aliases: ['caller'],
      explanation: 'User part of the caller; of numbers only the digits count.',
      noun: 'caller',
      example: 'from:~4155',
      some: ({ from }, test) => test(from),
    },
    {
      kind: 'phone',
      name: 'to',
      aliases: ['callee'],
      explanation: 'User part of the callee; of numbers only the digits count.',
      noun: 'callee',
      example: 'to:+14155550100',
      some: ({ to }, test) => test(to),
    },
    {
      kind: 'phone',
      name: 'user',
      explanation: 'User part of the caller or the callee.',
      noun: 'caller or callee',
      example: 'user:alice',
      some: ({ from, to }, test) => test(from) || test(to),
    },
    {
      kind: 'status',
      name: 'final',
      aliases: ['status'],
      explanation: 'Final status of the INVITE that set up the call, or a class of codes such as 4xx.',
      noun: 'final status',
      example: 'final>=400',
      values: statusValues,
      some: ({ finalStatus }, test) => visitKnown(finalStatus?.status, test),
    },
    {
      kind: 'text',
      name: 'reason',
      explanation: 'Reason phrase of the final status.',
      noun: 'reason phrase',
      example: 'reason:"Busy Here"',
      some: ({ finalStatus }, test) => visitKnown(finalStatus?.reason, test),
    },
    {
      kind: 'text',
      name: 'cause',
      explanation: 'Why the call ended, as its Reason header says: the cause, or a word of what it means.',
      noun: 'cause',
      example: 'cause:"Q.850 17"',
      some: ({ reason }, test) => reason !== undefined && (test(reason.cause) || test(reason.words)),
    },
    {
      kind: 'text',
      name: 'method',
      explanation: 'Method of the request that the call began with.',
      noun: 'method',
      example: 'method:REGISTER',
      some: ({ method }, test) => test(method),
    },
    {
      kind: 'duration',
      name: 'pdd',
      explanation: 'Post-dial delay: from the INVITE to the first ringing, or to the answer when nothing rang.',
      noun: 'post-dial delay',
      example: 'pdd>2s',
      some: ({ pddMicros }, test) => visitKnown(pddMicros, test),
    },
    {
      kind: 'duration',
      name: 'setup',
      explanation: 'From the INVITE to the answer.',
      noun: 'setup time',
      example: 'setup>=10s',
      some: ({ setupMicros }, test) => visitKnown(setupMicros, test),
    },
    {
      kind: 'duration',
      name: 'talk',
      explanation: 'From the answer to the BYE.',
      noun: 'talk time',
      example: 'talk<500ms',
      some: ({ talkMicros }, test) => visitKnown(talkMicros, test),
    },
    {
      kind: 'text',
      name: 'ended-by',
      explanation: 'Who sent the BYE.',
      noun: 'hang-up by',
      example: 'ended-by:callee',
      closed: true,
      values: [
        { value: 'caller', hint: 'The one who called hung up' },
        { value: 'callee', hint: 'The one who was called hung up' },
      ],
      some: ({ endedBy }, test) => visitKnown(endedBy, test),
    },
    {
      kind: 'number',
      name: 'messages',
      explanation: 'Number of messages.',
      noun: 'message count',
      example: 'messages>20',
      some: ({ messages }, test) => test(messages),
    },
    {
      kind: 'number',
      name: 'retransmissions',
      explanation: 'Number of messages that were sent again.',
      noun: 'retransmission count',
      example: 'retransmissions>0',
      some: ({ retransmissions }, test) => test(retransmissions),
    },
    {
      kind: 'number',
      name: 'legs',
      explanation: 'Number of legs: Call-IDs that belong to the call.',
      noun: 'leg count',
      example: 'legs>=2',
      some: ({ callIds }, test) => test(callIds.length),
    },
    {
      kind: 'text',
      name: 'call-id',
      explanation: 'Call-ID of one of the legs.',
      noun: 'Call-ID',
      example: 'call-id:a84b4c76e66710*',
      some: ({ callIds }, test) => callIds.some(test),
    },
    {
      kind: 'text',
      name: 'conversation',
      explanation: 'Conversation id of Genesys Cloud.',
      noun: 'conversation',
      example: 'conversation:3f2504e0*',
      some: ({ conversationId }, test) => test(conversationId),
    },
    {
      kind: 'text',
      name: 'source',
      explanation: 'What the call is known from.',
      noun: 'source',
      example: 'source:packet',
      closed: true,
      values: [
        { value: 'record', hint: 'Rows of a search: metadata only' },
        { value: 'packet', hint: 'Packets of a capture' },
        { value: 'text', hint: 'Messages of a log' },
      ],
      some: ({ source }, test) => test(source),
    },
    {
      kind: 'time',
      name: 'start',
      explanation: 'When the first message was seen: a time of day, a date, or both.',
      noun: 'start',
      example: 'start>=2026-11-24T12:30Z',
      some: ({ startedAt }, test) => test(startedAt),
    },
    {
      kind: 'time',
      name: 'end',
      explanation: 'When the last message was seen.',
      noun: 'end',
      example: 'end<12:30',
      some: ({ endedAt }, test) => test(endedAt),
    },
  ],
}
