// The window's own state: which view, which overlay, how times and messages are shown.
import type { LinkName } from '../../../shared/ipc/contract'
import type { Api } from '../../api/client'
import type { MessageTab, Stores, UiFacts, View } from '../../stores/stores'

export const createShellActions = (api: Api, stores: Stores) => ({
  showView: (view: View): void => stores.ui.setState({ view }),
  showOverlay: (overlay: UiFacts['overlay']): void => stores.ui.setState({ overlay }),
  showMessageTab: (messageTab: MessageTab): void => stores.ui.setState({ messageTab }),
  toggleMessageTab: (): void =>
    stores.ui.setState(({ messageTab }) => ({ messageTab: messageTab === 'raw' ? 'headers' : 'raw' })),
  toggleTimeMode: (): void =>
    stores.ui.setState(({ timeMode }) => ({ timeMode: timeMode === 'clock' ? 'since-start' : 'clock' })),
  openLink: (link: LinkName): Promise<void> => api.call('app.openLink', { link }),
})
