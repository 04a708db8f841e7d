// A refused request, read leniently: gateways answer with HTML, some answers have no body at all.
import { z } from 'zod'
import type { FaultCode } from '../../shared/ipc/fault'
import { AppError } from '../app-error'
import { readRetryAfter } from './read-rate-limit'

const ErrorBody = z.object({
  code: z.string().catch(''),
  message: z.string().catch(''),
  messageParams: z.record(z.string(), z.unknown()).catch({}),
  contextId: z.string().optional().catch(undefined),
})
type ErrorBody = z.output<typeof ErrorBody>

const emptyBody: ErrorBody = { code: '', message: '', messageParams: {}, contextId: undefined }

const readBody = (text: string): ErrorBody => {
  try {
    return ErrorBody.parse(JSON.parse(text))
  } catch {
    return emptyBody
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Permissions named in messageParams or in the message itself, e.g. `telephony:pcap:view`. */
const permissionsIn = (body: ErrorBody): readonly string[] => {
  const text = `${Object.values(body.messageParams).flat().filter(isText).join(' ')} ${body.message}`
  return [...new Set(text.match(/\b[a-zA-Z]+:[a-zA-Z*]+:[a-zA-Z*]+\b/g) ?? [])].slice(0, 10)
}

const codeOf = (status: number): FaultCode => {
  if (status === 401) return 'auth.expired'
  if (status === 403) return 'api.forbidden'
  if (status === 404) return 'api.not-found'
  if (status === 408 || status === 504) return 'net.timeout'
  if (status === 429) return 'api.rate-limited'
  if (status >= 500) return 'api.unavailable'
  return status >= 400 ? 'api.bad-request' : 'api.unexpected'
}

const wordsFor = (code: FaultCode, status: number, permissions: readonly string[]): string => {
  switch (code) {
    case 'auth.expired':
      return 'Genesys Cloud no longer accepts this session.'
    case 'api.forbidden':
      return permissions.length === 0
        ? 'Genesys Cloud refused this: the account or the OAuth client has no right to it.'
        : `This account has no permission ${permissions.join(', ')}.`
    case 'api.not-found':
      return 'Genesys Cloud does not know what was asked for.'
    case 'net.timeout':
      return 'Genesys Cloud took too long to answer.'
    case 'api.rate-limited':
      return 'Genesys Cloud asks to slow down: the request limit is used up.'
    case 'api.unavailable':
      return `Genesys Cloud has a problem of its own (HTTP ${status}).`
    default:
      return `Genesys Cloud did not accept the request (HTTP ${status}).`
  }
}

export const toApiError = (response: Response, text: string): AppError => {
  const body = readBody(text)
  const permissions = permissionsIn(body)
  const code = codeOf(response.status)
  const said = code === 'api.bad-request' && body.message !== '' ? ` It said: ${body.message.slice(0, 300)}` : ''
  return new AppError(code, wordsFor(code, response.status, permissions) + said, {
    // 501 says that asking again is of no use.
    retryable: [408, 429].includes(response.status) || (response.status >= 500 && response.status !== 501),
    correlationId: (response.headers.get('inin-correlation-id') ?? body.contextId)?.slice(0, 100),
    permissions: permissions.length > 0 ? permissions : undefined,
    httpStatus: response.status,
    retryAfterSeconds: readRetryAfter(response.headers, response.status === 429 ? body.message : ''),
  })
}
