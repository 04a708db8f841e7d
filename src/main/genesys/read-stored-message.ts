// The one SIP message that Genesys Cloud keeps with a conversation, and its headers by key. Undefined when it keeps none: a
// 404, an empty answer and one without a message all say so.
import { z } from 'zod'
import type { StoredHeader } from '../../shared/schema/conversation'
import { AppError } from '../app-error'
import type { ApiClient } from './api-client'
import { checkEnvelope } from './check-envelope'

const maxMessageLength = 262_144
const maxHeaders = 500
const maxValues = 100
const maxValueLength = 8192

const pathOf = (conversationId: string): string =>
  `/api/v2/telephony/sipmessages/conversations/${encodeURIComponent(conversationId)}`

const readJson = async (
  client: ApiClient,
  path: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<unknown> => {
  try {
    const { json } = await client.request({ path, query, signal })
    checkEnvelope(json, 'the stored message')
    return json
  } catch (error) {
    if (error instanceof AppError && error.code === 'api.not-found') return undefined
    throw error
  }
}

const unexpected = (): AppError =>
  new AppError('api.unexpected', 'The stored message came in a form that Rung does not know.')

const Callmessage = z.object({ message: z.string().nullish() })

/** `getTelephonySipmessagesConversation` */
export const readStoredMessage = async (
  client: ApiClient,
  conversationId: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const json = await readJson(client, pathOf(conversationId), signal)
  if (json === undefined) return undefined
  const parsed = Callmessage.safeParse(json)
  if (!parsed.success) throw unexpected()
  const { message } = parsed.data
  return typeof message !== 'string' || message.trim() === '' ? undefined : message.slice(0, maxMessageLength)
}

const Callheader = z.object({ headers: z.record(z.string(), z.array(z.unknown()).nullable()).nullish() })

/** `getTelephonySipmessagesConversationHeaders`; all headers without keys. */
export const readStoredHeaders = async (
  client: ApiClient,
  conversationId: string,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<readonly StoredHeader[] | undefined> => {
  // The official clients join the keys with commas.
  const query = keys.length === 0 ? {} : { keys: keys.join(',') }
  const json = await readJson(client, `${pathOf(conversationId)}/headers`, signal, query)
  if (json === undefined) return undefined
  const parsed = Callheader.safeParse(json)
  if (!parsed.success) throw unexpected()
  const { headers } = parsed.data
  if (headers === undefined || headers === null) return undefined
  return Object.entries(headers)
    .slice(0, maxHeaders)
    .map(([key, values]) => ({
      key: key.slice(0, 200),
      values: (values ?? [])
        .filter((value) => typeof value === 'string')
        .slice(0, maxValues)
        .map((value) => value.slice(0, maxValueLength)),
    }))
}
