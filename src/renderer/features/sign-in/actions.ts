// Signing in and out. One sign-in at a time: a new one cancels the old.
import { faultOf, type Api } from '../../api/client'
import type { SessionState } from '../../../shared/schema/session'
import { idle } from '../../stores/async-state'
import type { SessionFacts, Stores } from '../../stores/stores'
import type { FileActions } from '../files/actions'
import type { SearchActions } from '../search/actions'
import type { ManyActions } from '../search/many-actions'

type Way = Extract<SessionFacts['signIn'], { kind: 'ready' }>['value']

export const createSessionActions = (
  api: Api,
  stores: Stores,
  search: SearchActions,
  many: ManyActions,
  files: FileActions,
) => {
  let running: AbortController | undefined

  const signIn = async (way: Way, run: (signal: AbortSignal) => Promise<SessionState>): Promise<boolean> => {
    running?.abort()
    const controller = new AbortController()
    running = controller
    stores.session.setState({ signIn: { kind: 'loading', previous: way } })
    try {
      const session = await run(controller.signal)
      stores.session.setState({ session, signIn: idle })
      stores.ui.setState({ wantsSignIn: false })
      files.showSearch()
      return true
    } catch (error) {
      if (running !== controller) return false
      const fault = faultOf(error)
      const isOwnWish = controller.signal.aborted
      stores.session.setState({ signIn: isOwnWish ? idle : { kind: 'failed', fault } })
      return false
    }
  }

  return {
    signInWithBrowser: (domain: string, clientId: string) =>
      signIn('browser', (signal) => api.call('session.signInWithBrowser', { domain, clientId }, signal)),
    signInWithClientCredentials: (domain: string, clientId: string, clientSecret: string) =>
      signIn('client-credentials', (signal) =>
        api.call('session.signInWithClientCredentials', { domain, clientId, clientSecret }, signal),
      ),
    /** Lists the demo's calls at once, so that the first thing seen is a call. */
    signInToDemo: async (): Promise<void> => {
      const done = await signIn('demo', (signal) => api.call('session.signInToDemo', undefined, signal))
      if (done) await search.openShowcase()
    },
    cancelSignIn: (): void => {
      running?.abort()
      stores.session.setState({ signIn: idle })
    },
    signOut: async (): Promise<void> => {
      await api.call('session.signOut', undefined)
      search.clear()
      many.clear()
      files.leaveSearch()
    },
    askSignIn: (): void => stores.ui.setState({ wantsSignIn: true }),
    leaveSignIn: (): void => stores.ui.setState({ wantsSignIn: false }),
  }
}
