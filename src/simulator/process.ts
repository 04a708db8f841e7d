// Entry for Electron's utilityProcess. The last argument is the folder of the recorded calls. Says where it listens, and
// ends when it is told to or when its parent is gone.
import { createSimulator } from './create-simulator'
import { loadDemoCalls } from './demo-calls'
import { demoClientId, demoClientSecret } from './organization'

/** The part of Electron's `process.parentPort` that is used here, so that nothing imports electron. */
interface ParentPort {
  readonly postMessage: (message: SimulatorMessage) => void
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void
}

export type SimulatorMessage =
  | {
      readonly kind: 'listening'
      readonly apiBase: string
      readonly loginBase: string
      readonly storageBase: string
      readonly domain: string
      /** The client that a demonstration signs in with. */
      readonly demoClient: { readonly clientId: string; readonly clientSecret: string }
    }
  | { readonly kind: 'failed'; readonly message: string }

const isCloseRequest = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'close'

const start = async (port: ParentPort): Promise<void> => {
  const running = await createSimulator({ calls: await loadDemoCalls(process.argv.at(-1) ?? '') }).listen()
  port.on('message', ({ data }) => {
    if (isCloseRequest(data)) void running.close().then(() => process.exit(0))
  })
  const { apiBase, loginBase, storageBase, domain } = running
  const demoClient = { clientId: demoClientId, clientSecret: demoClientSecret }
  port.postMessage({ kind: 'listening', apiBase, loginBase, storageBase, domain, demoClient })
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
if (parentPort === undefined) throw new Error('This entry runs in a utility process; main.ts runs alone.')
start(parentPort).catch((error: unknown) => {
  parentPort.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
})
