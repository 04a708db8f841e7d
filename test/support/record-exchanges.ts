// A fetch that keeps what went over it, with bodies, for a test to look at afterwards.
import type { Exchange } from './check-exchange'

export interface Recorder {
  readonly fetch: typeof fetch
  readonly exchanges: () => readonly Exchange[]
}

/** Names under .localhost mean this machine (RFC 6761 6.3), though not every resolver that Node asks knows it. */
const onThisMachine = (url: URL): URL => {
  const here = new URL(url)
  if (here.hostname.endsWith('.localhost')) here.hostname = '127.0.0.1'
  return here
}

/** Keeps the exchanges with the platform: the storage speaks another language. */
export const createRecorder = (): Recorder => {
  const exchanges: Exchange[] = []
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const requestBody = await request.clone().text()
      const url = new URL(request.url)
      const response = await fetch(onThisMachine(url), init)
      if (!url.pathname.startsWith('/api/') && !url.pathname.startsWith('/oauth/')) return response
      exchanges.push({
        method: request.method,
        url,
        requestHeaders: request.headers,
        requestBody,
        status: response.status,
        answerHeaders: response.headers,
        answerBody: await response.clone().text(),
      })
      return response
    },
    exchanges: () => exchanges,
  }
}
