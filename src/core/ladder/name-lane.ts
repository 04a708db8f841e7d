// A lane's two lines of head: the name, and where it is.
import type { Lane } from './layout-ladder'

/** Ports named one by one; a host that dials out has thousands. */
const maxPortsNamed = 2

/** IPv6 in brackets, as in a URI (RFC 3986 3.2.2). */
const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address)

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

/** Texts of a message or a record, not yet escaped. */
export const nameLane = ({ address, alias, ports }: Lane): LaneName => {
  const host = hostOf(address) || '?'
  const where = portsOf(ports)
  return alias === ''
    ? { name: host, place: where.trim(), full: host + where }
    : { name: alias, place: host + where, full: `${alias} · ${host}${where}` }
}
