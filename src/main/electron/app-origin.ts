// The page's own origin: app://bundle. Everything the window shows comes from there.

export const appScheme = 'app'
export const appHost = 'bundle'
export const appPage = `${appScheme}://${appHost}/index.html`

/** Custom schemes have an opaque `origin` in URL, so scheme and host are compared. */
export const isAppUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === `${appScheme}:` && url.host === appHost
}
