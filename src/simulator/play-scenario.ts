// A simulator that plays a scenario, and the scenario in words.
import type { RecordedCall } from './calls/recorded-call'
import { createSimulator, type Simulator } from './create-simulator'
import type { FaultRule } from './faults'
import type { Scenario } from './read-scenario'

export const createScenarioSimulator = (calls: readonly RecordedCall[], scenario: Scenario): Simulator => {
  const simulator = createSimulator({ calls, options: scenario.options })
  for (const rule of scenario.faults) simulator.control.addFault(rule)
  for (const permission of scenario.denied) simulator.control.denyPermission(permission)
  return simulator
}

const valueInWords = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

const ruleInWords = ({ operation, fault, times, after }: FaultRule): string => {
  const { kind, ...details } = fault
  const facts = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`)
  const when = [after === undefined ? '' : `after ${after}`, times === undefined ? 'always' : `${times} ×`]
  return `${operation}: ${[kind, ...facts].join(', ')} (${when.filter((part) => part !== '').join(', ')})`
}

/** One line each: the title, then what differs from the usual. */
export const describeScenario = ({ title, options, faults, denied }: Scenario): readonly string[] => [
  title,
  ...Object.entries(options).map(([name, value]) => `  ${name}: ${valueInWords(value)}`),
  ...faults.map((rule) => `  ${ruleInWords(rule)}`),
  ...denied.map((permission) => `  denied: ${permission}`),
]
