// Genesys Cloud's ErrorBody (FACTS 2 and 3): one shape for everything that is not a success.

export interface ApiError {
  readonly status: number
  readonly code: string
  /** With placeholders, e.g. `{permissions}`. */
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly limit?: { readonly key: string; readonly namespace: string; readonly value: number }
  readonly retryAfterSeconds?: number
}

/** `contextId` is the correlation id of the answer's header. */
export const toErrorBody = (error: ApiError, contextId: string): object => ({
  message: error.template.replace(/\{(\w+)\}/g, (_, name: string) => error.params[name] ?? ''),
  code: error.code,
  status: error.status,
  messageWithParams: error.template,
  messageParams: error.params,
  contextId,
  details: [],
  errors: [],
  limit: error.limit,
})

const plain = (
  status: number,
  code: string,
  template: string,
  params: Readonly<Record<string, string>> = {},
): ApiError => ({
  status,
  code,
  template,
  params,
})

export const badRequest = (template: string, params: Readonly<Record<string, string>> = {}): ApiError =>
  plain(400, 'bad.request', template, params)

export const invalidDate = (field: string, value: string): ApiError =>
  plain(400, 'invalid.date', 'The value of {field} is not a valid date: {value}', { field, value: value.slice(0, 100) })

export const invalidValue = (field: string, problem: string): ApiError =>
  plain(400, 'invalid.value', 'The value of {field} is not valid: {problem}', { field, problem })

export const authenticationRequired = plain(
  401,
  'authentication.required',
  'No authentication bearer token specified in authorization header.',
)

export const badCredentials = plain(401, 'bad.credentials', 'Invalid login credentials.')

export const missingPermissions = (permissions: readonly string[]): ApiError =>
  plain(
    403,
    'missing.permissions',
    'Unable to perform the requested action. You are missing the following permission(s): {permissions}',
    { permissions: permissions.join(', ') },
  )

export const missingAnyPermissions = (permissions: readonly string[]): ApiError =>
  plain(
    403,
    'missing.any.permissions',
    'Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}',
    { permissions: permissions.join(', ') },
  )

export const notFound = (what: string): ApiError => plain(404, 'not.found', '{what} could not be found', { what })

export const methodNotAllowed = (method: string): ApiError =>
  plain(405, 'method.not.allowed', 'The method {method} is not allowed here', { method })

export const requestTooLarge = (maximum: number): ApiError => ({
  ...plain(413, 'request.entity.too.large', 'The request is over the size limit. Maximum bytes: {maximum}', {
    maximum: String(maximum),
  }),
  limit: { key: 'request.bytes.max', namespace: 'platform.api', value: maximum },
})

export const unsupportedMediaType = plain(
  415,
  'unsupported.media.type',
  'The content type of the request is not supported. Use application/json.',
)

export const tooManyRequests = (retryAfterSeconds: number, allowed: number, key: string): ApiError => ({
  ...plain(429, 'too.many.requests', 'Rate limit exceeded the maximum. Retry the request in [{seconds}] seconds', {
    seconds: String(retryAfterSeconds),
  }),
  limit: { key, namespace: 'platform.api', value: allowed },
  retryAfterSeconds,
})

const faultCodes: Readonly<Record<number, readonly [code: string, text: string]>> = {
  400: ['bad.request', 'The request could not be understood by the server due to malformed syntax.'],
  404: ['not.found', 'The requested resource was not found.'],
  408: ['request.timeout', 'The client did not produce a request within the server timeout limit.'],
  409: ['general.conflict', 'The request conflicts with the current state of the target resource.'],
  500: ['internal.server.error', 'The server encountered an unexpected condition.'],
  503: ['service.unavailable', 'The service is currently unavailable.'],
  504: ['request.timeout', 'The request timed out.'],
}

/** A failure of the platform itself, on demand. */
export const platformError = (status: number, retryAfterSeconds?: number): ApiError => {
  const [code, text] = faultCodes[status] ?? [
    'internal.server.error',
    'The server encountered an unexpected condition.',
  ]
  const error = plain(status, code, text)
  return retryAfterSeconds === undefined ? error : { ...error, retryAfterSeconds }
}
