// Where an organization's API and sign-in live, given its domain.

export interface Hosts {
  readonly domain: string
  /** Without a final slash. */
  readonly apiBase: string
  readonly loginBase: string
}

/** True for a simulator on this machine, the only place where plain http is accepted. */
const isLocalDomain = (domain: string): boolean => /^localhost:\d+$/.test(domain)

/** `domain` has passed the Domain schema. Names under .localhost always mean this machine (RFC 6761 6.3). */
export const hostsOf = (domain: string): Hosts => {
  const scheme = isLocalDomain(domain) ? 'http' : 'https'
  return { domain, apiBase: `${scheme}://api.${domain}`, loginBase: `${scheme}://login.${domain}` }
}
