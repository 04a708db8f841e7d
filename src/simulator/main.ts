// Runs the simulator alone on plain Node, for people who test their own tools against it:
//   node main.js [folder of recorded calls] [API port] [storage port]
import { parseArgs } from 'node:util'
import { createSimulator } from './create-simulator'
import { loadDemoCalls } from './demo-calls'
import { demoOrganization, type OAuthClient } from './organization'

const toPort = (text: string | undefined): number => {
  const port = Number(text ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${text ?? ''} is not a port.`)
  return port
}

const describeClient = (client: OAuthClient): string => {
  const secret = client.kind === 'public-code' ? '(PKCE, no secret)' : client.secret
  return `  ${client.id}  ${secret}  ${client.name}`
}

const { positionals } = parseArgs({ allowPositionals: true })
const [folder = 'resources/demo', apiPort, storagePort] = positionals
const calls = await loadDemoCalls(folder)
const running = await createSimulator({ calls }).listen({ api: toPort(apiPort), storage: toPort(storagePort) })

const lines = [
  demoOrganization.name,
  `  API      ${running.apiBase}  (http://api.${running.domain})`,
  `  sign-in  ${running.loginBase}  (http://login.${running.domain})`,
  `  storage  ${running.storageBase}`,
  'Accounts',
  ...demoOrganization.users.map(({ email, password, role }) => `  ${email}  ${password}  ${role.name}`),
  'OAuth clients',
  ...demoOrganization.clients.map(describeClient),
  'Calls',
  ...calls.map(({ entry }) => `  ${entry.conversationId}  ${entry.from} → ${entry.to}  ${entry.title}`),
]
process.stdout.write(`${lines.join('\n')}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close())
