// Searches that were made before, in the one list of commands.
import type { Actions } from '../../actions'
import type { Stores } from '../../stores/stores'

export const createSearchCommands = (stores: Stores, { search }: Actions) => {
  const hasRecent = (): boolean => stores.settings.getState().recentSearches.length > 0
  const isSignedIn = (): boolean => stores.session.getState().session.kind === 'signed-in'
  return [
    {
      id: 'search.repeat',
      title: 'Make the last search again',
      group: 'Calls' as const,
      keys: [],
      run: search.repeatLast,
      isEnabled: () => hasRecent() && isSignedIn(),
    },
    {
      id: 'search.forget-recent',
      title: 'Forget recent searches',
      group: 'Calls' as const,
      keys: [],
      run: () => void search.forgetRecent(),
      isEnabled: hasRecent,
    },
  ]
}
