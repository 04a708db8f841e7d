// Guards that hold for every web contents: the window shows our own page and nothing else, whatever a trace contains.
import { app, session, type Session } from 'electron'
import { isAppUrl } from './app-origin'

/** Before the first window. */
export const guardWebContents = (): void => {
  app.on('web-contents-created', (_created, contents) => {
    const refuseForeign = (event: { readonly url: string; preventDefault: () => void }): void => {
      if (!isAppUrl(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', refuseForeign)
    contents.on('will-frame-navigate', refuseForeign)
    contents.on('will-redirect', refuseForeign)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** A page of this session may ask for these permissions; there is no device and no download. After the app is ready. */
export const guardSession = (guarded: Session, permissions: readonly string[]): void => {
  const isAllowed = (permission: string): boolean => permissions.includes(permission)
  guarded.setPermissionRequestHandler((_contents, permission, decide) => decide(isAllowed(permission)))
  guarded.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  guarded.setDevicePermissionHandler(() => false)
  guarded.on('will-download', (event) => event.preventDefault())
  // A window's own `spellcheck: false` does not keep Chromium from fetching a dictionary from Google at the first start.
  guarded.setSpellCheckerEnabled(false)
  guarded.setSpellCheckerLanguages([])
}

/** The window's own. The one permission that the page needs: copying text. */
export const guardWindowSession = (): void => guardSession(session.defaultSession, ['clipboard-sanitized-write'])
