// The simulator's documented uncertainties, as data: where no source says how Genesys Cloud behaves, a variant stands here.

/** How a download that is still being built answers a poll, and how often. */
interface PendingAnswer {
  readonly kind: 'no-url' | 'empty-body' | 'accepted' | 'not-found'
  readonly polls: number
}

export interface SimulatorOptions {
  /** Which records carry the conversation id: those whose message has x-inin-cnv, every one, or none. */
  readonly stamping: 'header' | 'all' | 'none'
  /** Where a response's status code stands: HOMER's `method`, or `replyReason` ("486 Busy Here") with an empty method. */
  readonly statusCode: 'in-method' | 'in-reason'
  /** True fills `msg` with the raw message, which list searches of HOMER leave out. */
  readonly messageText: boolean
  /** Ports and times as HOMER's JSON writes them: text, as Genesys Cloud declares them, or numbers. */
  readonly numbers: 'as-text' | 'as-number'
  /** Order of the rows of an answer. `reversed` stands for any order that is not ascending. */
  readonly rowOrder: 'ascending' | 'reversed'
  /** True gives every row twice, as two capture points would. */
  readonly duplicateRows: boolean
  /** Most rows of one answer, or undefined for no cap. */
  readonly rowLimit: number | undefined
  /** Call-IDs of which nothing was captured: generation is best effort (FACTS 6.1). */
  readonly lostCallIds: readonly string[]
  /** A search over a wider window than this is answered 504, or undefined for no such limit. */
  readonly widestSearchMinutes: number | undefined
  /** Conversations between two stations: known to the platform, seen by no external trunk (FACTS 6.1). */
  readonly stationConversations: readonly string[]
  readonly pending: PendingAnswer
  /** Life of a signed URL. */
  readonly signedUrlSeconds: number
  /** Budget of one token (FACTS 6.6). */
  readonly requestsPerMinute: number
  /** How far the platform's clock is ahead of this machine's; negative: behind. Its calls are placed by it at the start. */
  readonly clockSkewSeconds: number
  /** Who is given refresh tokens: only clients with a secret, or PKCE clients too, which is not known (FACTS 7.3). */
  readonly refreshTokens: 'with-secret' | 'all-code'
  /** A user's session ends when it is not used for so long, or undefined for no such limit (FACTS 7.6). */
  readonly idleMinutes: number | undefined
}

export const defaultOptions: SimulatorOptions = {
  stamping: 'header',
  statusCode: 'in-method',
  messageText: false,
  numbers: 'as-text',
  rowOrder: 'ascending',
  duplicateRows: false,
  rowLimit: undefined,
  lostCallIds: [],
  widestSearchMinutes: undefined,
  stationConversations: ['6a0b7d52-91c4-4f0e-8a37-5d2c1e9b0f11'],
  pending: { kind: 'no-url', polls: 1 },
  signedUrlSeconds: 600,
  requestsPerMinute: 300,
  clockSkewSeconds: 0,
  refreshTokens: 'with-secret',
  idleMinutes: undefined,
}
