// The window's own state: which view, which overlay.
import type { LinkName } from '../../../shared/ipc/contract'
import type { MenuCommand } from '../../../shared/schema/menu'
import type { Api } from '../../api/client'
import type { Stores, UiFacts, View } from '../../stores/stores'

export const createShellActions = (api: Api, stores: Stores) => ({
  showView: (view: View): void => stores.ui.setState({ view, wantsSignIn: false }),
  showOverlay: (overlay: UiFacts['overlay']): void => stores.ui.setState({ overlay }),
  showMenu: (commands: MenuCommand[]): Promise<void> => api.call('menu.show', commands),
  openLink: (link: LinkName): Promise<void> => api.call('app.openLink', { link }),
})
