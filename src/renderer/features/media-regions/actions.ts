// Asking where the organization's media may flow, when the view is looked at.
import type { MediaRegions } from '../../../shared/media-regions'
import { faultOf, type Api } from '../../api/client'
import { valueOf, type AsyncState } from '../../stores/async-state'
import { organizationOf } from '../../stores/organization-of'
import type { Stores } from '../../stores/stores'

export const createMediaRegionActions = (api: Api, stores: Stores) => ({
  load: async (): Promise<void> => {
    const store = stores.mediaRegions
    const organization = organizationOf(stores.session.getState().session)
    if (organization === undefined) return
    const before = store.getState()
    const previous = before.organization === organization ? valueOf(before.regions) : undefined
    store.setState({ organization, regions: { kind: 'loading', previous } })
    // Somebody may sign in elsewhere meanwhile.
    const put = (regions: AsyncState<MediaRegions>): void => {
      if (store.getState().organization === organization) store.setState({ regions })
    }
    try {
      put({ kind: 'ready', value: await api.call('media.regions', undefined) })
    } catch (error) {
      put({ kind: 'failed', fault: faultOf(error) })
    }
  },
})
