// A small network of its own: a switch in one namespace, every host in another, all on one wire. Needs root and iproute2.
import { execFileSync } from 'node:child_process'
import { hosts } from './hosts.mjs'

const prefix = 'rung-rec-'
const switchSpace = `${prefix}switch`

const ip = (...args) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] })

/** Name of a host's namespace. */
export const spaceOf = (host) => `${prefix}${host}`

/** Takes everything down that a run, also an interrupted one, may have left. */
export const removeNetwork = () => {
  for (const space of [switchSpace, ...Object.keys(hosts).map(spaceOf)]) {
    try {
      ip('netns', 'delete', space)
    } catch {
      // It was not there.
    }
  }
}

export const createNetwork = () => {
  removeNetwork()
  ip('netns', 'add', switchSpace)
  // Promiscuous, so that the bridge itself sees each forwarded frame, and sees it once.
  ip('-n', switchSpace, 'link', 'add', 'br0', 'type', 'bridge')
  ip('-n', switchSpace, 'link', 'set', 'br0', 'promisc', 'on', 'up')
  for (const [index, [host, address]] of Object.entries(hosts).entries()) {
    const space = spaceOf(host)
    ip('netns', 'add', space)
    ip('-n', space, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', `port${index}`, 'netns', switchSpace)
    ip('-n', space, 'link', 'set', 'eth0', 'address', `02:00:5e:00:53:${String(index + 1).padStart(2, '0')}`)
    ip('-n', switchSpace, 'link', 'set', `port${index}`, 'master', 'br0', 'up')
    ip('-n', space, 'address', 'add', `${address}/24`, 'dev', 'eth0')
    ip('-n', space, 'link', 'set', 'lo', 'up')
    ip('-n', space, 'link', 'set', 'eth0', 'up')
    // No router: everybody is a neighbour.
    ip('-n', space, 'route', 'add', 'default', 'dev', 'eth0')
  }
}

export const captureSpace = switchSpace
