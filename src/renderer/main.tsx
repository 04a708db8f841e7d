// Wires bridge, stores and actions together and draws the app.
import '@fontsource-variable/inter/wght.css'
import '@fontsource/jetbrains-mono/latin-400.css'
import '@fontsource/jetbrains-mono/latin-600.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createActions } from './actions'
import { createApi } from './api/client'
import { App } from './App'
import { AppProvider } from './app-context'
import { createCommands } from './commands/commands'
import { createStores } from './stores/stores'
import './styles/base.css'
import { createAnalysisClient } from './workers/analysis-client'

const api = createApi(window.bridge)
const [info, session, settings] = await Promise.all([
  api.call('app.info', undefined),
  api.call('session.get', undefined),
  api.call('settings.get', undefined),
])
const stores = createStores(info, session, settings)
const analysis = createAnalysisClient(
  () => new Worker(new URL('./workers/analysis.worker.ts', import.meta.url), { type: 'module' }),
)
const createFileWorker = (): Worker =>
  new Worker(new URL('./workers/file.worker.ts', import.meta.url), { type: 'module' })
const actions = createActions(api, stores, { analysis, createFileWorker })
const commands = createCommands(stores, actions)

api.on('session.changed', (changed) => stores.session.setState({ session: changed }))
api.on('budget.changed', (changed) => stores.budget.setState(changed, true))
api.on('settings.changed', (changed) => stores.settings.setState(changed))
const onMenuCommand = (run: (id: string) => void) => api.on('command.run', ({ id }) => run(id))
api.on('files.handed', () => void actions.files.take())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has lost its root element')
createRoot(root).render(
  <StrictMode>
    <AppProvider services={{ stores, actions, commands, onMenuCommand }}>
      <App />
    </AppProvider>
  </StrictMode>,
)
void actions.files.refreshRecent()
// Those of the command line came before the page did.
await actions.files.take()
const hasFiles = stores.files.getState().files.length > 0
if (info.startInDemo && session.kind === 'signed-out' && !hasFiles) void actions.session.signInToDemo()
else if (session.kind === 'signed-out' && session.because === 'start') void actions.session.resume()
