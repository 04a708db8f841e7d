// The envelope of telephony answers is HOMER's own: HTTP 200 may carry a refusal inside.
import { z } from 'zod'
import { AppError } from '../app-error'

const Envelope = z.object({
  status: z.coerce.number().optional().catch(undefined),
  auth: z.unknown().optional(),
  message: z.string().optional().catch(undefined),
})

/** Throws what the envelope refuses; `asked` says what, as in "the search". What has no envelope passes. */
export const checkEnvelope = (json: unknown, asked: string): void => {
  const parsed = Envelope.safeParse(json)
  if (!parsed.success) return
  const { status = 200, auth, message = '' } = parsed.data
  const isDenied = status === 403 || auth === false || auth === 'false'
  if (status < 400 && !isDenied) return
  throw new AppError(
    isDenied ? 'api.forbidden' : 'api.unavailable',
    `The trace store refused ${asked}: ${message.slice(0, 200) || `status ${status}`}.`,
    { retryable: true, httpStatus: status },
  )
}
