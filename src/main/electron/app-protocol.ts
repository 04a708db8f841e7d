// Serves app://bundle: the built page, and the bytes of captures by id. Nothing outside of these two can be named.
import { net, protocol } from 'electron'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { appHost, appScheme } from './app-origin'

/** Before the app is ready: makes app: a standard, secure scheme whose fetch streams. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const

const notFound = (): Response => new Response('Not found', { status: 404, headers: pageHeaders })

const serveFile = async (root: string, pathname: string): Promise<Response> => {
  const path = normalize(join(root, decodeURIComponent(pathname)))
  if (!path.startsWith(root + sep)) return notFound()
  const file = await net.fetch(pathToFileURL(path).href).catch(() => undefined)
  if (file?.ok !== true) return notFound()
  const headers = new Headers(pageHeaders)
  const type = file.headers.get('content-type')
  if (type !== null) headers.set('content-type', type)
  return new Response(file.body, { headers })
}

const serveCapture = async (path: string): Promise<Response> => {
  const headers = new Headers({
    ...pageHeaders,
    'content-type': 'application/octet-stream',
    'cache-control': 'no-store',
  })
  const bytes = createReadStream(path, { highWaterMark: 1024 * 1024 })
  if (path.endsWith('.gz'))
    return new Response(Readable.toWeb(bytes.pipe(createGunzip())) as ReadableStream, { headers })
  headers.set('content-length', String((await stat(path)).size))
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers })
}

/** After the app is ready. `captureFile` gives a capture's path or rejects. */
export const serveApp = (pageFolder: string, captureFile: (id: string) => Promise<string>): void => {
  protocol.handle(appScheme, async (request) => {
    try {
      const url = new URL(request.url)
      if (url.host !== appHost || request.method !== 'GET') return notFound()
      const [, captureId] = /^\/captures\/([0-9a-f-]{36})$/.exec(url.pathname) ?? []
      return captureId === undefined
        ? await serveFile(pageFolder, url.pathname)
        : await serveCapture(await captureFile(captureId))
    } catch {
      return notFound()
    }
  })
}
