// Reads a trace search from the query of the GET or the body of the POST, as strictly as the documentation is written.
import type { TraceSearch } from '../calls/search-traces'
import { badRequest, invalidDate, invalidValue, type ApiError } from './api-error'

export type SearchReading =
  { readonly kind: 'search'; readonly search: TraceSearch } | { readonly kind: 'error'; readonly error: ApiError }

type Field = (name: string) => string | undefined

/** yyyy-MM-ddTHH:mm:ss[.mmm]Z (FACTS 1.1) */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/

const readDate = (field: Field, name: string): number | ApiError => {
  const text = field(name)
  if (text === undefined) return badRequest('{field} is required', { field: name })
  const at = dateTime.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? invalidDate(name, text) : at
}

const readFields = (field: Field, isBody: boolean): SearchReading => {
  const start = readDate(field, 'dateStart')
  if (typeof start !== 'number') return { kind: 'error', error: start }
  const end = readDate(field, 'dateEnd')
  if (typeof end !== 'number') return { kind: 'error', error: end }
  if (end < start) return { kind: 'error', error: invalidDate('dateEnd', 'before dateStart') }
  return {
    kind: 'search',
    search: {
      start,
      end,
      callId: field('callId'),
      fromUser: field('fromUser'),
      toUser: field('toUser'),
      conversationId: field('conversationId'),
      participantId: isBody ? field('participantId') : undefined,
    },
  }
}

/** An empty filter is no filter: the official SDK sends `callId=` for '' (FACTS 4). */
const withoutEmpty = (value: string | null | undefined): string | undefined =>
  value === null || value === '' ? undefined : value

export const readQuerySearch = (query: URLSearchParams): SearchReading =>
  readFields((name) => withoutEmpty(query.get(name)), false)

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

export const readBodySearch = (bytes: Uint8Array): SearchReading => {
  const body = parseJson(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { kind: 'error', error: badRequest('The request body is not a JSON object') }
  }
  const fields = new Map<string, unknown>(Object.entries(body))
  for (const [name, value] of fields) {
    if (value !== null && typeof value !== 'string') return { kind: 'error', error: invalidValue(name, 'not a string') }
  }
  return readFields((name) => withoutEmpty(fields.get(name) as string | null | undefined), true)
}
