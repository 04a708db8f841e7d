// Prints an exported page as a PDF, in a hidden window of its own: sandboxed, without script, in a session that knows one
// address, that of the page. What the page holds are an attacker's texts, however well they were escaped.
import { app, BrowserWindow, session, type Session } from 'electron'
import { randomUUID } from 'node:crypto'
import { AppError, cancelled } from '../app-error'
import type { PrintPage } from '../ports'
import { appScheme } from './app-origin'
import { guardSession } from './security'

const patienceMs = 180_000

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const

/** Where Letter is the paper in use; elsewhere it is A4. */
const letterCountries: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'CO', 'CL', 'PH', 'VE'])

const paperSize = (): 'A4' | 'Letter' => (letterCountries.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4')

const pages = new Map<string, string>()
let printing: Session | undefined

/** In memory only, and of no use for anything else. */
const printSession = (): Session => {
  if (printing !== undefined) return printing
  const made = session.fromPartition('print', { cache: false })
  guardSession(made, [])
  made.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.has(url) }))
  made.protocol.handle(appScheme, ({ url }) => {
    const page = pages.get(url)
    return page === undefined
      ? new Response('Not found', { status: 404 })
      : new Response(page, { headers: pageHeaders })
  })
  printing = made
  return made
}

const print = async (window: BrowserWindow, url: string): Promise<Uint8Array> => {
  await window.loadURL(url)
  return window.webContents.printToPDF({
    pageSize: paperSize(),
    // The page says which way it lies.
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

/** After the app is ready. */
export const printPage: PrintPage = async (html, signal) => {
  const url = `${appScheme}://print/${randomUUID()}`
  pages.set(url, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      javascript: false,
      images: false,
      spellcheck: false,
    },
  })
  let end: () => void = () => undefined
  const interrupted = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(cancelled())
    const timer = setTimeout(
      () =>
        reject(new AppError('export.failed', 'The page was not printed within three minutes.', { retryable: true })),
      patienceMs,
    )
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      reject(new AppError('export.failed', `The printer ended (${reason}).`, { retryable: true })),
    )
    end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
  })
  try {
    return await Promise.race([print(window, url), interrupted])
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('export.failed', 'The page could not be printed.', { retryable: true, cause })
  } finally {
    end()
    pages.delete(url)
    window.destroy()
  }
}
