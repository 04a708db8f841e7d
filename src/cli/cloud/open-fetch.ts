// How a command's requests go out: by the proxy that the environment names, else by Node's own fetch, which knows no proxy
// before Node 22.21.
import type { Fetch } from '../../main/ports'
import { UsageError } from '../usage'

type Environment = Readonly<Record<string, string | undefined>>

/** As for curl, small letters come first, and an address without a scheme is of an HTTP proxy. */
const proxyIn = (env: Environment, name: 'HTTP_PROXY' | 'HTTPS_PROXY'): string | undefined => {
  const told = [env[name.toLowerCase()], env[name]].find((value) => value !== undefined && value !== '')
  const address = told === undefined || told.includes('://') ? told : `http://${told}`
  // Never with its value, which may hold a password.
  if (address !== undefined && !URL.canParse(address)) throw new UsageError(`${name} is no address of a proxy.`)
  return address
}

/** Names under .localhost mean this machine (RFC 6761 6.3), though not every resolver that Node asks knows it. */
const onThisMachine =
  (send: Fetch): Fetch =>
  (address, init) => {
    const url = new URL(address)
    if (url.hostname.endsWith('.localhost')) url.hostname = 'localhost'
    return send(url.href, init)
  }

/** Throws UsageError for a proxy that cannot be one. */
export const openFetch = async (env: Environment): Promise<Fetch> => {
  const [httpProxy, httpsProxy] = [proxyIn(env, 'HTTP_PROXY'), proxyIn(env, 'HTTPS_PROXY')]
  if (httpProxy === undefined && httpsProxy === undefined) return onThisMachine((url, init) => fetch(url, init))
  const undici = await import('undici')
  const dispatcher = new undici.EnvHttpProxyAgent({
    // Empty stands for none: left out, undici would look for them itself.
    httpProxy: httpProxy ?? '',
    httpsProxy: httpsProxy ?? '',
    // As for the app's Chromium, this machine needs no proxy, unless somebody says what does.
    noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? 'localhost,127.0.0.1',
  })
  // The same standard, by types of its own.
  type Init = Parameters<typeof undici.fetch>[1]
  return onThisMachine(
    async (url, init) => (await undici.fetch(url, { ...(init as Init), dispatcher })) as unknown as Response,
  )
}
