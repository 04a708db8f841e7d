// Which lane an end of a message is on, as a key that options can name.
import { hostOf } from '../base/host-of'
import type { TraceMessage } from '../call/trace-message'
import type { Endpoint } from '../capture/captured-message'
import type { LaneOptions } from './ladder-options'

interface LaneKey {
  readonly key: string
  /** Name of the user's group that the key stands for. */
  readonly group: string | undefined
}

type LaneKeyOf = (end: Endpoint, alias: string) => LaneKey

const firstAliases = (messages: readonly TraceMessage[]): ReadonlyMap<string, string> => {
  const aliases = new Map<string, string>()
  const visit = ({ address }: Endpoint, alias: string): void => {
    if (alias !== '' && !aliases.has(address)) aliases.set(address, alias)
  }
  for (const { source, destination, sourceAlias, destinationAlias } of messages) {
    visit(source, sourceAlias)
    visit(destination, destinationAlias)
  }
  return aliases
}

const baseKeys = (
  messages: readonly TraceMessage[],
  by: NonNullable<LaneOptions['by']>,
): ((end: Endpoint, alias: string) => string) => {
  if (by === 'address') return ({ address }) => address
  if (by === 'address-port') {
    return ({ address, port }) => (port === undefined ? address : `${hostOf(address)}:${port}`)
  }
  // The platform does not name a host in every row.
  const aliases = firstAliases(messages)
  return ({ address }, alias) => {
    const name = alias || (aliases.get(address) ?? '')
    return name === '' ? address : `alias ${name}`
  }
}

export const createLaneKeys = (
  messages: readonly TraceMessage[],
  { by = 'address', groups = [] }: LaneOptions,
): LaneKeyOf => {
  const baseOf = baseKeys(messages, by)
  const groupOf = new Map(
    groups.flatMap(({ name, keys }) => keys.map((key) => [key, { key: `group ${name}`, group: name }] as const)),
  )
  return (end, alias) => {
    const key = baseOf(end, alias)
    return groupOf.get(key) ?? { key, group: undefined }
  }
}
