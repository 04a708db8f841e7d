// The system's browser with a person in it: opens the sign-in page, fills the form when there is one, and follows the redirect
// back to the app. Stays signed in from one time to the next, as browsers do.
import type { OpenInBrowser } from '../../src/main/ports'
import { reachLoopback } from './reach-loopback'
import { demoPassword } from '../../src/simulator/organization'

export interface BrowserUnderTest {
  readonly open: OpenInBrowser
  /** Every address that it was told to open. */
  readonly opened: readonly URL[]
  /** Who fills the form next: an e-mail address; undefined: nobody, the page stays as it is. */
  readonly seat: (email: string | undefined) => void
  /** The organization no longer knows this browser. */
  readonly forget: () => void
}

export const aBrowser = (): BrowserUnderTest => {
  const opened: URL[] = []
  let person: string | undefined = 'engineer@demo.example'
  let cookie = ''

  const follow = async (response: Response): Promise<void> => {
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const location = response.headers.get('location')
    if (location !== null) await fetch(location)
  }

  return {
    opened,
    seat: (email) => void (person = email),
    forget: () => void (cookie = ''),
    open: async (address) => {
      const url = new URL(reachLoopback(address))
      opened.push(url)
      const shown = await fetch(url, { redirect: 'manual', headers: { cookie } })
      if (shown.status === 302) return follow(shown)
      if (person === undefined) return undefined
      const form = { ...Object.fromEntries(url.searchParams), email: person, password: demoPassword, decision: 'allow' }
      const action = new URL('/oauth/authorize', url)
      return follow(await fetch(action, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) }))
    },
  }
}
