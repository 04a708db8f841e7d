// What stands in the search form, and what it means as queries.
import type { SearchWindow, TraceQuery } from '../../shared/schema/trace'

export const windowPresets = [
  { id: '15m', label: 'Last 15 minutes', ms: 15 * 60_000 },
  { id: '1h', label: 'Last hour', ms: 3_600_000 },
  { id: '4h', label: 'Last 4 hours', ms: 4 * 3_600_000 },
  { id: '24h', label: 'Last 24 hours', ms: 86_400_000 },
  { id: '7d', label: 'Last 7 days', ms: 7 * 86_400_000 },
  { id: '21d', label: 'Last 21 days', ms: 21 * 86_400_000 },
] as const

export type WindowChoice = (typeof windowPresets)[number]['id'] | 'custom'

export interface SearchDraft {
  /** One call, or many conversations at once. */
  readonly mode: 'one' | 'many'
  /** Conversation id, Call-ID or number. */
  readonly what: string
  readonly fromUser: string
  readonly toUser: string
  readonly window: WindowChoice
  /** Milliseconds since the epoch; used when `window` is custom. */
  readonly customStart: number | undefined
  readonly customEnd: number | undefined
}

export const initialSearchDraft: SearchDraft = {
  mode: 'one',
  what: '',
  fromUser: '',
  toUser: '',
  window: '24h',
  customStart: undefined,
  customEnd: undefined,
}

export type Guess = 'nothing' | 'conversation' | 'call-id' | 'number'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Tells a conversation id, a Call-ID and a phone number (also as a tel or sip URI) apart. */
export const guessWhat = (text: string): Guess => {
  const trimmed = text.trim()
  if (trimmed === '') return 'nothing'
  if (uuid.test(trimmed)) return 'conversation'
  return /^(?:\+?[\d\s().-]{3,}|(?:tel|sips?):.+)$/i.test(trimmed) ? 'number' : 'call-id'
}

/** Undefined when a custom window is not complete or runs backwards. */
export const windowOf = (draft: SearchDraft, now: number): SearchWindow | undefined => {
  if (draft.window === 'custom') {
    const { customStart: start, customEnd: end } = draft
    return start !== undefined && end !== undefined && start < end ? { start, end } : undefined
  }
  const preset = windowPresets.find(({ id }) => id === draft.window)
  return preset === undefined ? undefined : { start: now - preset.ms, end: now }
}

/** The searches to make; several are one answer together. */
export const queriesOf = (draft: SearchDraft, window: SearchWindow): readonly TraceQuery[] => {
  const what = draft.what.trim()
  switch (guessWhat(what)) {
    case 'conversation':
      return [{ kind: 'conversation', conversationId: what, window }]
    case 'call-id':
      return [{ kind: 'call-id', callId: what, window }]
    // Main knows the ways to write one number.
    case 'number':
      return [
        { kind: 'parties', fromUser: what, toUser: '', window },
        { kind: 'parties', fromUser: '', toUser: what, window },
      ]
    case 'nothing':
      return [{ kind: 'parties', fromUser: draft.fromUser.trim(), toUser: draft.toUser.trim(), window }]
  }
}
