// Serves app://bundle: the built page, and the bytes of captures and opened files by id. Nothing outside of these can be
// named.
import { net, protocol } from 'electron'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { ReadableStream as NodeStream } from 'node:stream/web'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { streamFile } from '../services/stream-file'
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

const bytesHeaders = {
  ...pageHeaders,
  'content-type': 'application/octet-stream',
  'cache-control': 'no-store',
} as const

/** Without a length: a log may grow while it is read, and what is packed becomes longer. */
const serveOpened = (path: string): Response =>
  new Response(NodeStream.from(streamFile(path)) as ReadableStream, { headers: bytesHeaders })

const serveCapture = async (path: string): Promise<Response> => {
  const headers = new Headers(bytesHeaders)
  const bytes = createReadStream(path, { highWaterMark: 1024 * 1024 })
  if (path.endsWith('.gz'))
    return new Response(Readable.toWeb(bytes.pipe(createGunzip())) as ReadableStream, { headers })
  headers.set('content-length', String((await stat(path)).size))
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers })
}

interface ServedFiles {
  readonly pageFolder: string
  /** A capture's path; rejects for an unknown one. */
  readonly captureFile: (id: string) => Promise<string>
  /** An opened file's path, or undefined. */
  readonly openedFile: (id: string) => string | undefined
}

/** After the app is ready. */
export const serveApp = ({ pageFolder, captureFile, openedFile }: ServedFiles): void => {
  protocol.handle(appScheme, async (request) => {
    try {
      const url = new URL(request.url)
      if (url.host !== appHost || request.method !== 'GET') return notFound()
      const [, kind, id = ''] = /^\/(captures|opened)\/([0-9a-f-]{36})$/.exec(url.pathname) ?? []
      if (kind === 'captures') return await serveCapture(await captureFile(id))
      if (kind === undefined) return await serveFile(pageFolder, url.pathname)
      const opened = openedFile(id)
      return opened === undefined ? notFound() : serveOpened(opened)
    } catch {
      return notFound()
    }
  })
}
