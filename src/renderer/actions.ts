// All that the user can make happen, gathered from the features. Plain functions of the bridge and the stores.
import type { Api } from './api/client'
import { createListActions } from './features/calls/actions'
import { createCallActions } from './features/ladder/actions'
import { createLadderViewActions } from './features/ladder/ladder-view-actions'
import { createCaptureActions } from './features/captures/actions'
import { createConversationActions } from './features/conversation/actions'
import { createExportActions } from './features/export/actions'
import { createFileActions } from './features/files/actions'
import { createMediaRegionActions } from './features/media-regions/actions'
import { createMessageActions } from './features/message/actions'
import { createManyActions } from './features/search/many-actions'
import { createSearchActions } from './features/search/actions'
import { createSessionActions } from './features/sign-in/actions'
import { createSettingsActions } from './features/settings/actions'
import { createShellActions } from './features/shell/actions'
import { createTabActions } from './features/tabs/actions'
import type { Stores } from './stores/stores'
import type { AnalysisClient } from './workers/analysis-client'

interface Workers {
  readonly analysis: AnalysisClient
  /** Each opened file has one of its own. */
  readonly createFileWorker: () => Worker
}

export const createActions = (api: Api, stores: Stores, { analysis, createFileWorker }: Workers) => {
  const tabs = createTabActions(stores)
  const captures = createCaptureActions(api, stores, analysis, tabs)
  const call = createCallActions(api, stores, captures, tabs)
  const search = createSearchActions(api, stores, call, tabs)
  const many = createManyActions(api, stores)
  const files = createFileActions(api, stores, tabs, createFileWorker)
  const settings = createSettingsActions(api, stores)
  const ladder = createLadderViewActions(stores, call, settings)
  return {
    captures,
    call,
    conversation: createConversationActions(api, stores),
    files,
    exports: createExportActions(api, stores, ladder),
    ladder,
    list: createListActions(api, stores, { call, files, settings, tabs }),
    mediaRegions: createMediaRegionActions(api, stores),
    message: createMessageActions(stores),
    many,
    search,
    session: createSessionActions(api, stores, search, many, files),
    settings,
    shell: createShellActions(api, stores),
    tabs,
  }
}

export type Actions = ReturnType<typeof createActions>
