// Asking where the organization's media may flow, when the view is looked at.
import { faultOf, type Api } from '../../api/client'
import { valueOf } from '../../stores/async-state'
import type { Stores } from '../../stores/stores'

export const createMediaRegionActions = (api: Api, stores: Stores) => ({
  load: async (): Promise<void> => {
    const store = stores.mediaRegions
    const { session } = stores.session.getState()
    const { domain } = store.getState()
    if (session.kind !== 'signed-in') return
    const previous = domain === session.domain ? valueOf(store.getState().regions) : undefined
    store.setState({ domain: session.domain, regions: { kind: 'loading', previous } })
    try {
      const value = await api.call('media.regions', undefined)
      store.setState({ regions: { kind: 'ready', value } })
    } catch (error) {
      store.setState({ regions: { kind: 'failed', fault: faultOf(error) } })
    }
  },
})
