// One sign-in in the user's own browser, from the page that opens to the tokens: code with PKCE over a loopback redirect.
import type { Profile } from '../../shared/schema/profile'
import { hostsOf } from '../genesys/hosts'
import { openLoopbackRedirect } from '../genesys/loopback-redirect'
import { beginBrowserGrant, type AccessToken } from '../genesys/oauth'
import type { Fetch, OpenInBrowser } from '../ports'

interface BrowserSignInPorts {
  readonly fetch: Fetch
  readonly openInBrowser: OpenInBrowser
  /** How long the token may take, in milliseconds. */
  readonly timeoutMs: number | undefined
}

interface BrowserSignInWishes {
  /** The form is shown although the browser is signed in. */
  readonly asSomebodyElse: boolean
  /** How long the person may take, in milliseconds; five minutes when left out. */
  readonly limitMs?: number
}

export const signInWithBrowser = async (
  profile: Profile,
  { fetch, openInBrowser, timeoutMs }: BrowserSignInPorts,
  { asSomebodyElse, limitMs }: BrowserSignInWishes,
  signal: AbortSignal,
): Promise<AccessToken> => {
  const { clientId, sso, loginHint } = profile
  const redirect = await openLoopbackRedirect(profile.redirect, limitMs)
  try {
    const { redirectUri } = redirect
    const request = { clientId, redirectUri, sso, loginHint, asSomebodyElse }
    const grant = await beginBrowserGrant(hostsOf(profile.domain), request, fetch)
    const arrived = redirect.wait(grant.state, signal)
    // Some desktops' openers end only when the browser does, so of this one only a failure counts.
    const opened = openInBrowser(grant.authorizeUrl).then(() => arrived)
    const redirected = await Promise.race([arrived, opened])
    return await grant.redeem(redirected, signal, timeoutMs)
  } finally {
    redirect.close()
  }
}
