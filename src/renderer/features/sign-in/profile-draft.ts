// An account as it is being typed: every field is text until it is saved.
import type { AppInfo } from '../../../shared/ipc/contract'
import type { Profile } from '../../../shared/schema/profile'

type Regions = AppInfo['regions']

export interface ProfileDraft {
  readonly id: string
  readonly name: string
  /** Domain of a region, or `otherRegion`. */
  readonly region: string
  readonly customDomain: string
  readonly clientId: string
  readonly grant: Profile['grant']
  readonly host: Profile['redirect']['host']
  readonly port: string
  readonly path: string
  readonly org: string
  readonly provider: string
  readonly loginHint: string
}

export const otherRegion = 'other'

export const newDraft = (regions: Regions): ProfileDraft => ({
  id: crypto.randomUUID(),
  name: '',
  region: regions[0]?.domain ?? otherRegion,
  customDomain: '',
  clientId: '',
  grant: 'browser',
  host: 'localhost',
  port: '0',
  path: '/',
  org: '',
  provider: '',
  loginHint: '',
})

export const draftOf = (profile: Profile, regions: Regions): ProfileDraft => {
  const { id, name, domain, clientId, grant, redirect, sso, loginHint } = profile
  const isListed = regions.some((region) => region.domain === domain)
  return {
    ...{ id, name, clientId, grant, loginHint, host: redirect.host, path: redirect.path },
    region: isListed ? domain : otherRegion,
    customDomain: isListed ? '' : domain,
    port: String(redirect.port),
    org: sso?.org ?? '',
    provider: sso?.provider ?? '',
  }
}

const domainOf = ({ region, customDomain }: ProfileDraft): string =>
  region === otherRegion ? customDomain.trim() : region

/** What an account is called that nobody has named. */
export const usualName = (draft: ProfileDraft, regions: Regions): string =>
  regions.find(({ domain }) => domain === draft.region)?.name ?? domainOf(draft)

/** In words, what keeps the draft from being an account; undefined when nothing does. What single fields tell by themselves is not said again. */
export const problemOf = ({ grant, port, path, org, provider }: ProfileDraft): string | undefined => {
  if (grant !== 'browser') return undefined
  const number = port.trim() === '' ? 0 : Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65_535 || (number > 0 && number < 1024)) {
    return 'The port is 0 for any that is free, or a number from 1024 to 65535.'
  }
  if (!path.trim().startsWith('/')) return 'The path begins with a slash.'
  if ((org.trim() === '') !== (provider.trim() === '')) {
    return 'Organization and identity provider belong together: fill in both, or none.'
  }
  return undefined
}

export const profileOf = (draft: ProfileDraft, regions: Regions, keep: boolean): Profile => {
  const { id, clientId, grant, host, port, path, loginHint } = draft
  const org = draft.org.trim()
  const provider = draft.provider.trim()
  return {
    id,
    name: draft.name.trim() || usualName(draft, regions),
    domain: domainOf(draft).toLowerCase(),
    clientId: clientId.trim(),
    grant,
    redirect: { host, port: Number(port), path: path.trim() },
    ...(org !== '' && { sso: { org, provider } }),
    loginHint: loginHint.trim(),
    keep,
  }
}
