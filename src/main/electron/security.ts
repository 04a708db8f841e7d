// Guards that hold for every web contents: the window shows our own page and nothing else, whatever a trace contains.
import { app, session } from 'electron'
import { isAppUrl } from './app-origin'

/** The one permission that the page needs: copying text. */
const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write'

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

/** After the app is ready. */
export const guardSession = (): void => {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => decide(isAllowed(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  session.defaultSession.setDevicePermissionHandler(() => false)
  session.defaultSession.on('will-download', (event) => event.preventDefault())
}
