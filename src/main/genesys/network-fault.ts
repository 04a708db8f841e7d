// A failed connection, told apart. Chromium reports net::ERR_… in the message, Node puts a code on the cause, and undici's
// proxy says in words what it was answered.
import { AppError } from '../app-error'
import type { FaultCode } from '../../shared/ipc/fault'

const kinds: readonly (readonly [pattern: RegExp, code: FaultCode, words: (host: string) => string])[] = [
  [
    /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ENETUNREACH|ENETDOWN/,
    'net.offline',
    () => 'This computer has no network connection.',
  ],
  [
    /ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ENOTFOUND|EAI_AGAIN/,
    'net.unknown-host',
    (host) => `The name ${host} could not be found.`,
  ],
  [
    /ERR_PROXY_(?!CERT)|ERR_TUNNEL|ERR_MANDATORY_PROXY|ERR_PAC_|Proxy response \(/,
    'net.proxy',
    (host) => `The proxy did not open a connection to ${host}.`,
  ],
  [
    /ERR_CERT|ERR_PROXY_CERT|ERR_SSL|CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|DEPTH_ZERO/,
    'net.tls',
    (host) => `The connection to ${host} is not trusted: its certificate was refused.`,
  ],
  [/TIMED_OUT|ETIMEDOUT|TimeoutError/, 'net.timeout', (host) => `${host} did not answer in time.`],
]

const evidenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return `${error.name} ${error.message} ${code} ${error.cause === undefined ? '' : evidenceOf(error.cause)}`
}

/** What a rejected fetch means. An abort is passed on as it is. */
export const toNetworkError = (error: unknown, url: string): unknown => {
  if (error instanceof AppError || (error instanceof Error && error.name === 'AbortError')) return error
  const host = new URL(url).hostname
  const evidence = evidenceOf(error)
  const found = kinds.find(([pattern]) => pattern.test(evidence))
  if (found === undefined) {
    return new AppError('net.unreachable', `${host} could not be reached.`, { retryable: true, cause: error })
  }
  const [, code, words] = found
  return new AppError(code, words(host), { retryable: code !== 'net.tls', cause: error })
}
