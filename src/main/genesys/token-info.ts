// When the organization ends this session for want of use. Asking does not count as use (preserveIdleTTL).
import { z } from 'zod'
import type { ApiClient } from './api-client'

const TokenInfo = z.object({ dateTokenIdles: z.iso.datetime({ offset: true }).optional().catch(undefined) })

/** Milliseconds since the epoch; undefined when the server does not say. */
export const readIdleTime = async (client: ApiClient, signal: AbortSignal): Promise<number | undefined> => {
  const { json } = await client.request({
    path: '/api/v2/tokens/me',
    query: { preserveIdleTTL: 'true' },
    urgency: 'background',
    renews: false,
    signal,
  })
  const at = TokenInfo.safeParse(json).data?.dateTokenIdles
  return at === undefined ? undefined : Date.parse(at)
}
