// Searches that were made before, in the one list of commands.
import type { Actions } from '../../actions'
import type { Stores } from '../../stores/stores'

export const createSearchCommands = (stores: Stores, { search, files }: Actions) => {
  const hasRecent = (): boolean => stores.settings.getState().recentSearches.length > 0
  /** Its calls are listed in the place of a file's, and its ladder is shown. */
  const repeat = (): void => {
    files.showSearch()
    search.repeatLast()
  }
  const isSignedIn = (): boolean => stores.session.getState().session.kind === 'signed-in'
  return [
    {
      id: 'search.repeat',
      title: 'Make the last search again',
      group: 'Calls' as const,
      keys: [],
      run: repeat,
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
