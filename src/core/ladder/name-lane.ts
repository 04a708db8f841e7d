// A lane's two lines of head: the name, and where it is.
import { hostOf } from '../base/host-of'
import type { Lane } from './ladder-shape'

/** Ports named one by one; a host that dials out has thousands. */
const maxPortsNamed = 2

const portsOf = (ports: readonly number[]): string =>
  ports.length <= maxPortsNamed ? ports.map((port) => `:${port}`).join(' ') : ` ${ports.length} ports`

interface LaneName {
  /** The alias, else the address. */
  readonly name: string
  /** What the name does not say: ports, and the address where there is an alias. */
  readonly place: string
  /** Both in one line. */
  readonly full: string
}

const placeOf = ({ address, addresses, ports }: Lane): string =>
  addresses.length > 1
    ? `${hostOf(address)} and ${addresses.length - 1} more`
    : (hostOf(address) || '?') + portsOf(ports)

/** Texts of a message or a record, not yet escaped. */
export const nameLane = (lane: Lane): LaneName => {
  const { kind, address, addresses, ports, alias } = lane
  if (kind === 'hidden') {
    const name = addresses.length === 1 ? '1 hidden host' : `${addresses.length} hidden hosts`
    return { name, place: '', full: name }
  }
  const ofLeg = lane.leg === undefined ? '' : ` leg ${lane.leg + 1}`
  const place = placeOf(lane)
  if (alias !== '') return { name: alias + ofLeg, place, full: `${alias}${ofLeg} · ${place}` }
  const host = hostOf(address) || '?'
  const where = addresses.length > 1 ? ` and ${addresses.length - 1} more` : portsOf(ports)
  return { name: host + ofLeg, place: where.trim(), full: host + where + ofLeg }
}
