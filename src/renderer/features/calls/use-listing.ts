// The list as the view shows it: drawn again when it has become another, and only then.
import { useCallback, useSyncExternalStore } from 'react'
import { useApp } from '../../app-context'
import { subscribeAll } from '../../stores/subscribe-all'
import type { Listing } from './listing'

export const useListing = (): Listing => {
  const { stores, actions } = useApp()
  const subscribe = useCallback(
    (changed: () => void) => {
      const { files, search, many, list, settings } = stores
      return subscribeAll([files, search, many, list, settings], changed)
    },
    [stores],
  )
  return useSyncExternalStore(subscribe, actions.list.listing)
}
