// Signing in and out. One sign-in at a time: a new one cancels the old.
import { faultOf, type Api } from '../../api/client'
import type { Profile } from '../../../shared/schema/profile'
import type { SessionState, SignIn } from '../../../shared/schema/session'
import { idle } from '../../stores/async-state'
import { organizationOf } from '../../stores/organization-of'
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
  /** Whose calls are listed and open, also after its session ran out. */
  let organization = organizationOf(stores.session.getState().session)

  /** What one organization has said is not shown to another one's account, and not asked of it. */
  const leaveOther = (session: SessionState): void => {
    const next = organizationOf(session)
    if (organization !== undefined && next !== organization) {
      search.clear()
      many.clear()
    }
    organization = next
  }

  const signIn = async (way: Way, run: (signal: AbortSignal) => Promise<SessionState>): Promise<boolean> => {
    running?.abort()
    const controller = new AbortController()
    running = controller
    stores.session.setState({ signIn: { kind: 'loading', previous: way } })
    try {
      const session = await run(controller.signal)
      stores.session.setState({ session, signIn: idle, chosenId: undefined })
      if (session.kind === 'signed-out') return false
      leaveOther(session)
      stores.ui.setState({ wantsSignIn: false })
      // What the start has opened stays before one's eyes.
      if (way !== 'resume') files.showSearch()
      return true
    } catch (error) {
      if (running !== controller) return false
      const fault = faultOf(error)
      const isOwnWish = controller.signal.aborted
      stores.session.setState({ signIn: isOwnWish ? idle : { kind: 'failed', fault } })
      return false
    }
  }

  const saveProfile = async (profile: Profile): Promise<void> =>
    stores.settings.setState(await api.call('profiles.save', profile))

  return {
    /** Goes on with what was kept for the last used account. */
    resume: async (): Promise<void> => {
      if (stores.settings.getState().profiles[0]?.keep !== true) return
      await signIn('resume', (signal) => api.call('session.resume', undefined, signal))
    },
    signIn: ({ grant }: Pick<Profile, 'grant'>, request: SignIn) =>
      signIn(grant, (signal) => api.call('session.signIn', request, signal)),
    /** Remembers the account and signs in with it; the sign-in's fault also tells why it could not be remembered. */
    addAndSignIn: (profile: Profile, request: SignIn) =>
      signIn(profile.grant, async (signal) => {
        await saveProfile(profile)
        return api.call('session.signIn', request, signal)
      }),
    saveProfile,
    removeProfile: async (profileId: string): Promise<void> => {
      stores.settings.setState(await api.call('profiles.remove', { profileId }))
      stores.session.setState({ chosenId: undefined })
    },
    /** On the sign-in page. */
    chooseAccount: (chosenId: string | undefined): void => stores.session.setState({ chosenId, signIn: idle }),
    refreshStorage: async (): Promise<void> =>
      stores.session.setState({ storage: await api.call('session.storage', undefined) }),
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
