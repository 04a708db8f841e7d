// The one error class of main: a fault that travels by throw until the dispatcher makes a value of it.
import type { Fault, FaultCode } from '../shared/ipc/fault'

export interface FaultDetails {
  readonly retryable?: boolean
  readonly correlationId?: string | undefined
  readonly permissions?: readonly string[] | undefined
  readonly httpStatus?: number | undefined
  readonly retryAfterSeconds?: number | undefined
  readonly cause?: unknown
}

export class AppError extends Error {
  readonly code: FaultCode
  readonly details: FaultDetails

  constructor(code: FaultCode, message: string, details: FaultDetails = {}) {
    super(message, { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** The page, or the user, no longer wants what was asked for. */
export const cancelled = (cause?: unknown): AppError =>
  new AppError('ipc.cancelled', 'Cancelled.', { retryable: true, cause })

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Any thrown thing as a fault. Unknown errors say nothing of their inside to the page: that goes to the log. */
export const toFault = (error: unknown): Fault => {
  if (error instanceof AppError) {
    const { retryable, correlationId, permissions, httpStatus, retryAfterSeconds } = error.details
    return {
      code: error.code,
      message: error.message,
      retryable: retryable ?? false,
      ...(correlationId !== undefined && { correlationId }),
      ...(permissions !== undefined && { permissions }),
      ...(httpStatus !== undefined && { httpStatus }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    }
  }
  if (isAbort(error)) return toFault(cancelled(error))
  return { code: 'internal', message: 'Something went wrong inside Rung. The log has the details.', retryable: true }
}
