// A Genesys Cloud organization for one test: the simulator in the test's own process, so that the test can turn its
// switches, reached by the app over real HTTP.
import { resolve } from 'node:path'
import { extractSip } from '../src/core/capture/extract-sip'
import { createSimulator, type RunningSimulator, type SimulatorControl } from '../src/simulator/create-simulator'
import { loadDemoCalls } from '../src/simulator/demo-calls'
import type { CallEntry, RecordedCall } from '../src/simulator/calls/recorded-call'
import { demoClientSecret } from '../src/simulator/organization'
import type { SimulatorOptions } from '../src/simulator/options'

interface DemoCall extends CallEntry {
  /** SIP messages in the recording. */
  readonly messages: number
}

export interface OrganizationUnderTest extends RunningSimulator {
  readonly control: SimulatorControl
  readonly calls: readonly DemoCall[]
}

export const recordedCall = ({ calls }: Pick<OrganizationUnderTest, 'calls'>, id: string): DemoCall => {
  const call = calls.find((candidate) => candidate.id === id)
  if (call === undefined) throw new Error(`${id} is not recorded`)
  return call
}

const demoFolder = resolve(import.meta.dirname, '../resources/demo')

const toDemoCall = ({ entry, packets }: RecordedCall): DemoCall => ({
  ...entry,
  messages: extractSip(packets).messages.length,
})

/** Whatever the organizations of this run have given to anybody, and what a test types as a secret. */
const knowers: (() => readonly string[])[] = []
export const secretsOfOrganizations = (): readonly string[] => [
  demoClientSecret,
  ...knowers.flatMap((secrets) => secrets()),
]

export const openOrganization = async (options: Partial<SimulatorOptions> = {}): Promise<OrganizationUnderTest> => {
  const calls = await loadDemoCalls(demoFolder)
  const simulator = createSimulator({ calls, options })
  knowers.push(simulator.control.secrets)
  return { ...(await simulator.listen()), control: simulator.control, calls: calls.map(toDemoCall) }
}
