// The list as the view shows it: drawn again when anything that it depends on has changed.
import { useApp, useFacts } from '../../app-context'
import type { Listing } from './listing'

export const useListing = (): Listing => {
  useFacts(
    (s) => s.files,
    (facts) => facts,
  )
  useFacts(
    (s) => s.search,
    (facts) => facts.result,
  )
  useFacts(
    (s) => s.search,
    (facts) => facts.draft.mode,
  )
  useFacts(
    (s) => s.many,
    (facts) => facts.job,
  )
  useFacts(
    (s) => s.list,
    (facts) => facts.lists,
  )
  useFacts(
    (s) => s.settings,
    (settings) => settings,
  )
  // Remembers what it depends on, so asking again costs nothing.
  return useApp().actions.list.listing()
}
