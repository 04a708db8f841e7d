// What can be asked of one message.
import type { Repeat } from '../call/find-repeats'
import { statusOf, type CallFacts } from '../call/trace-message'
import { canonicalHeaderName } from '../sip/header-names'
import type { HeaderField } from '../sip/message'
import { statusValues } from './status-values'
import { visitKnown } from './visit-known'
import type { Choice, Vocabulary } from './vocabulary'

export interface MessageSubject {
  readonly facts: Pick<
    CallFacts,
    | 'at'
    | 'start'
    | 'callId'
    | 'cseq'
    | 'from'
    | 'to'
    | 'source'
    | 'destination'
    | 'sourceAlias'
    | 'destinationAlias'
    | 'transport'
    | 'branch'
    | 'conversationId'
  >
  /** 1-based, as the ladder counts the legs of a call. */
  readonly leg: number
  /** µs since the message before it in the same list; undefined for the first. */
  readonly deltaMicros: number | undefined
  readonly repeat: Repeat<unknown>['kind'] | undefined
  /** Asked for only by a filter that needs it, as are all that follow: it may take parsing the message. */
  readonly hasSdp: () => boolean
  readonly hasBody: () => boolean
  readonly hasIssue: () => boolean
  /** Empty for what is known from a search record. */
  readonly headers: () => readonly Pick<HeaderField, 'name' | 'value'>[]
  /** The whole message, '' for what is known from a search record. */
  readonly text: () => string
}

const methods: readonly Choice[] = [
  { value: 'INVITE', hint: 'Sets up or changes a call' },
  { value: 'ACK', hint: 'Confirms the final answer to an INVITE' },
  { value: 'BYE', hint: 'Ends a call' },
  { value: 'CANCEL', hint: 'Takes back an INVITE that is not answered yet' },
  { value: 'REGISTER', hint: 'Says where a user can be reached' },
  { value: 'OPTIONS', hint: 'Asks what the other can do; often a keep-alive' },
  { value: 'PRACK', hint: 'Confirms a reliable provisional answer' },
  { value: 'UPDATE', hint: 'Changes a session, also before the answer' },
  { value: 'REFER', hint: 'Asks for a transfer' },
  { value: 'SUBSCRIBE', hint: 'Asks to be told of events' },
  { value: 'NOTIFY', hint: 'Tells of an event' },
  { value: 'PUBLISH', hint: 'Hands in the state of an event' },
  { value: 'INFO', hint: 'Carries data within a call' },
  { value: 'MESSAGE', hint: 'Carries a text' },
]

const transports: readonly Choice[] = [
  { value: 'UDP', hint: 'Datagrams' },
  { value: 'TCP', hint: 'A stream' },
  { value: 'TLS', hint: 'An encrypted stream' },
  { value: 'SCTP', hint: 'Stream Control Transmission Protocol' },
  { value: 'WS', hint: 'WebSocket' },
  { value: 'WSS', hint: 'Encrypted WebSocket' },
]

type TextTest = (text: string) => boolean
type Party = CallFacts['from']

const someOfParty = ({ user, displayName }: Party, test: TextTest): boolean =>
  test(user) || (displayName !== '' && test(displayName))

/** A response is of the method that its CSeq names (RFC 3261 8.2.6.2). */
const methodOf = ({ start, cseq }: MessageSubject['facts']): string =>
  start.kind === 'request' ? start.method : (cseq?.method ?? '')

const someOfFacts = ({ facts }: MessageSubject, test: TextTest): boolean =>
  someOfParty(facts.from, test) ||
  someOfParty(facts.to, test) ||
  test(facts.callId) ||
  test(facts.conversationId) ||
  test(facts.source.address) ||
  test(facts.destination.address) ||
  test(facts.sourceAlias) ||
  test(facts.destinationAlias) ||
  test(methodOf(facts)) ||
  (facts.start.kind === 'response' ? test(facts.start.reason) : test(facts.start.uri))

type EndpointTest = (address: string, port: number | undefined) => boolean

const someOfSource = ({ source, sourceAlias }: MessageSubject['facts'], test: EndpointTest): boolean =>
  test(source.address, source.port) || (sourceAlias !== '' && test(sourceAlias, source.port))

const someOfDestination = ({ destination, destinationAlias }: MessageSubject['facts'], test: EndpointTest): boolean =>
  test(destination.address, destination.port) || (destinationAlias !== '' && test(destinationAlias, destination.port))

export const messageVocabulary: Vocabulary<MessageSubject> = {
  plural: 'messages',
  anywhere: {
    kind: 'text',
    name: '',
    explanation: 'A word without a field is looked for in the whole message.',
    noun: 'the text',
    example: '"Busy Here"',
    slow: true,
    some: (subject, test) => someOfFacts(subject, test) || test(subject.text()),
  },
  fields: [
    {
      kind: 'text',
      name: 'method',
      explanation: 'Method of the request, and of the request that a response answers.',
      noun: 'method',
      example: 'method:INVITE',
      values: methods,
      some: ({ facts }, test) => test(methodOf(facts)),
    },
    {
      kind: 'status',
      name: 'status',
      aliases: ['code'],
      explanation: 'Status code of a response, or a class of codes such as 4xx.',
      noun: 'status',
      example: 'status:4xx',
      values: statusValues,
      some: ({ facts }, test) => visitKnown(statusOf(facts), test),
    },
    {
      kind: 'text',
      name: 'kind',
      explanation: 'Whether the message asks or answers.',
      noun: 'kind',
      example: 'kind:request',
      closed: true,
      values: [
        { value: 'request', hint: 'Asks for something' },
        { value: 'response', hint: 'Answers a request' },
      ],
      some: ({ facts }, test) => test(facts.start.kind),
    },
    {
      kind: 'text',
      name: 'reason',
      explanation: 'Reason phrase of a response.',
      noun: 'reason phrase',
      example: 'reason:"Busy Here"',
      some: ({ facts: { start } }, test) => start.kind === 'response' && test(start.reason),
    },
    {
      kind: 'phone',
      name: 'from',
      aliases: ['caller'],
      explanation: 'User or display name of the From header; of numbers only the digits count.',
      noun: 'From user',
      example: 'from:~4155',
      some: ({ facts }, test) => someOfParty(facts.from, test),
    },
    {
      kind: 'phone',
      name: 'to',
      aliases: ['callee'],
      explanation: 'User or display name of the To header; of numbers only the digits count.',
      noun: 'To user',
      example: 'to:+14155550100',
      some: ({ facts }, test) => someOfParty(facts.to, test),
    },
    {
      kind: 'phone',
      name: 'user',
      explanation: 'User or display name of the From or the To header.',
      noun: 'From or To user',
      example: 'user:alice',
      some: ({ facts }, test) => someOfParty(facts.from, test) || someOfParty(facts.to, test),
    },
    {
      kind: 'endpoint',
      name: 'src',
      aliases: ['source'],
      explanation: 'Address or name of the sender, with a port or without.',
      noun: 'source',
      example: 'src:10.0.0.5:5060',
      some: ({ facts }, test) => someOfSource(facts, test),
    },
    {
      kind: 'endpoint',
      name: 'dst',
      aliases: ['dest', 'destination'],
      explanation: 'Address or name of the receiver, with a port or without.',
      noun: 'destination',
      example: 'dst:10.0.0.*',
      some: ({ facts }, test) => someOfDestination(facts, test),
    },
    {
      kind: 'endpoint',
      name: 'host',
      aliases: ['ip', 'address'],
      explanation: 'Address or name of the sender or the receiver.',
      noun: 'source or destination',
      example: 'host:10.0.0.5',
      some: ({ facts }, test) => someOfSource(facts, test) || someOfDestination(facts, test),
    },
    {
      kind: 'number',
      name: 'port',
      explanation: 'Port of the sender or the receiver.',
      noun: 'source or destination port',
      example: 'port:5060',
      some: ({ facts }, test) => visitKnown(facts.source.port, test) || visitKnown(facts.destination.port, test),
    },
    {
      kind: 'text',
      name: 'transport',
      aliases: ['protocol'],
      explanation: 'What carried the message.',
      noun: 'transport',
      example: 'transport:TLS',
      closed: true,
      values: transports,
      some: ({ facts }, test) => visitKnown(facts.transport, test),
    },
    {
      kind: 'number',
      name: 'cseq',
      explanation: 'Number of the CSeq header.',
      noun: 'CSeq number',
      example: 'cseq:2',
      some: ({ facts }, test) => visitKnown(facts.cseq?.number, test),
    },
    {
      kind: 'text',
      name: 'call-id',
      explanation: 'The Call-ID header.',
      noun: 'Call-ID',
      example: 'call-id:a84b4c76e66710*',
      some: ({ facts }, test) => test(facts.callId),
    },
    {
      kind: 'text',
      name: 'tag',
      explanation: 'Tag of the From or the To header.',
      noun: 'From or To tag',
      example: 'tag:1928301774',
      some: ({ facts }, test) => test(facts.from.tag) || test(facts.to.tag),
    },
    {
      kind: 'text',
      name: 'branch',
      explanation: 'Branch of the topmost Via header.',
      noun: 'branch',
      example: 'branch:z9hG4bK776asdhds',
      some: ({ facts }, test) => test(facts.branch),
    },
    {
      kind: 'text',
      name: 'conversation',
      explanation: 'Conversation id of Genesys Cloud.',
      noun: 'conversation',
      example: 'conversation:3f2504e0*',
      some: ({ facts }, test) => test(facts.conversationId),
    },
    {
      kind: 'number',
      name: 'leg',
      explanation: 'Number of the leg within its call, from 1.',
      noun: 'leg',
      example: 'leg:2',
      some: ({ leg }, test) => test(leg),
    },
    {
      kind: 'flag',
      name: 'has',
      aliases: ['is'],
      explanation: 'What the message carries, and what is peculiar about it.',
      noun: 'property',
      example: 'has:sdp',
      flags: [
        { value: 'sdp', hint: 'A description of media', noun: 'SDP', test: ({ hasSdp }) => hasSdp() },
        { value: 'body', hint: 'A body of any type', noun: 'a body', test: ({ hasBody }) => hasBody() },
        { value: 'issue', hint: 'Something is wrong with it', noun: 'an issue', test: ({ hasIssue }) => hasIssue() },
        {
          value: 'retransmission',
          hint: 'Its sender had sent it before',
          noun: 'the mark of a retransmission',
          test: ({ repeat }) => repeat === 'retransmission',
        },
        {
          value: 'copy',
          hint: 'A second capture point saw it',
          noun: 'the mark of a copy',
          test: ({ repeat }) => repeat === 'copy',
        },
      ],
    },
    {
      kind: 'member',
      name: 'header',
      explanation: 'Whether there is a header of this name; behind a dot, what one of them says.',
      noun: 'header',
      example: 'header.User-Agent:~polycom',
      slow: true,
      someOf: (name) => {
        const wanted = canonicalHeaderName(name).toLowerCase()
        return ({ headers }, test) =>
          headers().some((header) => header.name.toLowerCase() === wanted && test(header.value))
      },
    },
    {
      kind: 'time',
      name: 'at',
      aliases: ['time'],
      explanation: 'When the message was seen: a time of day, a date, or both.',
      noun: 'a time',
      example: 'at>=12:30:05',
      some: ({ facts }, test) => test(facts.at),
    },
    {
      kind: 'duration',
      name: 'delta',
      explanation: 'Time since the message before it.',
      noun: 'a delta',
      example: 'delta>500ms',
      some: ({ deltaMicros }, test) => visitKnown(deltaMicros, test),
    },
  ],
}
