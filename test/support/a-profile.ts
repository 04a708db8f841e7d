// A remembered account of the simulated organization.
import { anyRedirect, type Profile } from '../../src/shared/schema/profile'
import { demoClientId, demoPublicClientId } from '../../src/simulator/organization'

export const aProfile = (
  { domain }: { readonly domain: string },
  grant: Profile['grant'],
  more: Partial<Profile> = {},
): Profile => ({
  id: crypto.randomUUID(),
  name: 'Test organization',
  domain,
  clientId: grant === 'browser' ? demoPublicClientId : demoClientId,
  grant,
  redirect: anyRedirect,
  loginHint: '',
  keep: false,
  ...more,
})
