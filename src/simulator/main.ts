// Runs the simulator alone on plain Node, for people who test their own tools against it: `usage` says how. Ctrl+C ends it.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { loadDemoCalls } from './demo-calls'
import { demoClientId, demoClientSecret, demoOrganization, type OAuthClient } from './organization'
import { readScenario, type Scenario } from './read-scenario'
import { createScenarioSimulator, describeScenario } from './play-scenario'

const usage = `Usage: npm run simulator -- [options]

  --scenario FILE      a JSON file that says what is different and what goes wrong (src/simulator/scenarios has examples)
  --port N             port of the API and the sign-in; any free one when not said
  --storage-port N     port that captures come from; any free one when not said
  --calls FOLDER       recorded calls, with their manifest.json (resources/demo)
  --help               this text

It listens on this machine only. Ctrl+C ends it.
`

const toPort = (text: string | undefined): number => {
  const port = Number(text ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${text ?? ''} is not a port.`)
  return port
}

const loadScenario = async (path: string): Promise<Scenario> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`${path} cannot be read.`, { cause: error })
  })
  try {
    return readScenario(text)
  } catch (error) {
    throw new Error(`${path}\n${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const usual: Scenario = { title: 'Nothing goes wrong.', options: {}, faults: [], denied: [] }

const describeClient = (client: OAuthClient): string => {
  const secret = client.kind === 'public-code' ? '(PKCE, no secret)' : client.secret
  return `  ${client.id}  ${secret}  ${client.name}`
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      port: { type: 'string' },
      'storage-port': { type: 'string' },
      calls: { type: 'string', default: 'resources/demo' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const scenario = values.scenario === undefined ? usual : await loadScenario(values.scenario)
  const calls = await loadDemoCalls(values.calls)
  const ports = { api: toPort(values.port), storage: toPort(values['storage-port']) }
  const running = await createScenarioSimulator(calls, scenario).listen(ports)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close())
  const lines = [
    demoOrganization.name,
    `  API      ${running.apiBase}  (http://api.${running.domain})`,
    `  sign-in  ${running.loginBase}  (http://login.${running.domain})`,
    `  storage  ${running.storageBase}`,
    'Scenario',
    ...describeScenario(scenario).map((line) => `  ${line}`),
    'Accounts',
    ...demoOrganization.users.map(({ email, password, role }) => `  ${email}  ${password}  ${role.name}`),
    'OAuth clients',
    ...demoOrganization.clients.map(describeClient),
    'Calls',
    ...calls.map(({ entry }) => `  ${entry.conversationId}  ${entry.from} → ${entry.to}  ${entry.title}`),
    'Sign in',
    `  in Rung: Region "Another domain…", Domain ${running.domain}, and a client id from above`,
    `  elsewhere: curl -u ${demoClientId}:${demoClientSecret} -d grant_type=client_credentials ${running.loginBase}/oauth/token`,
    'Ctrl+C ends it.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
