// The demonstration organization: who may sign in, with which client, and what their roles allow. Data only; the
// passwords and the secret are public on purpose, as the whole organization lives on the loopback interface.

export interface Role {
  readonly id: string
  readonly name: string
  /** `domain:entity:action`, as Genesys Cloud writes permissions. */
  readonly permissions: readonly string[]
}

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly title: string
  readonly role: Role
}

export type OAuthClient = {
  readonly id: string
  readonly name: string
  readonly accessTokenValiditySeconds: number
} & (
  | {
      /** Code authorization with PKCE, for clients that can keep no secret. */
      readonly kind: 'public-code'
      readonly redirectUris: readonly string[]
      readonly scopes: readonly string[]
    }
  | {
      readonly kind: 'confidential-code'
      readonly secret: string
      readonly redirectUris: readonly string[]
      readonly scopes: readonly string[]
    }
  | { readonly kind: 'client-credentials'; readonly secret: string; readonly role: Role }
)

export interface Organization {
  readonly id: string
  readonly name: string
  /** The `org` of a single sign-on shortcut, and the first half of a `login_hint`. */
  readonly shortName: string
  readonly users: readonly User[]
  readonly clients: readonly OAuthClient[]
}

const engineerRole: Role = {
  id: '5f0c3a7e-1d1f-4c52-9a55-0f3c7a2f6b01',
  name: 'Telephony engineer',
  permissions: [
    'telephony:pcap:view',
    'telephony:pcap:add',
    'telephony:plugin:all',
    'analytics:conversationDetail:view',
    'conversation:communication:view',
  ],
}

const viewerRole: Role = {
  id: '5f0c3a7e-1d1f-4c52-9a55-0f3c7a2f6b02',
  name: 'Trace viewer',
  permissions: ['telephony:pcap:view', 'analytics:conversationDetail:view', 'conversation:communication:view'],
}

const agentRole: Role = {
  id: '5f0c3a7e-1d1f-4c52-9a55-0f3c7a2f6b03',
  name: 'Agent',
  permissions: ['conversation:communication:view'],
}

/** Genesys Cloud takes any port of a registered loopback address (FACTS 7.4). */
const loopbackRedirects = ['http://localhost', 'http://127.0.0.1', 'http://[::1]']
const scopes = ['analytics:readonly', 'authorization:readonly', 'conversations:readonly', 'telephony']
const oneDay = 86_400

export const demoPassword = 'ladder'
export const demoPublicClientId = '2b6c0f4e-7a51-4a58-8a36-d1f3b9a4c001'
export const demoCodeClientId = '2b6c0f4e-7a51-4a58-8a36-d1f3b9a4c002'
export const demoCodeClientSecret = 'demo-code-secret'
export const demoClientId = '2b6c0f4e-7a51-4a58-8a36-d1f3b9a4c003'
export const demoClientSecret = 'demo-credentials-secret'

export const demoOrganization: Organization = {
  id: '9d1f4b62-3c0e-4f7b-9b1c-7e2a5d60aa01',
  name: 'Demo organization',
  shortName: 'demo',
  users: [
    {
      id: '7c8e2d10-52b4-4b0a-8f7e-11c0de00ab01',
      name: 'Erin Engineer',
      email: 'engineer@demo.example',
      password: demoPassword,
      title: 'Voice engineer',
      role: engineerRole,
    },
    {
      id: '7c8e2d10-52b4-4b0a-8f7e-11c0de00ab02',
      name: 'Victor Viewer',
      email: 'viewer@demo.example',
      password: demoPassword,
      title: 'Service desk',
      role: viewerRole,
    },
    {
      id: '7c8e2d10-52b4-4b0a-8f7e-11c0de00ab03',
      name: 'Ada Agent',
      email: 'agent@demo.example',
      password: demoPassword,
      title: 'Contact-centre agent',
      role: agentRole,
    },
  ],
  clients: [
    {
      kind: 'public-code',
      id: demoPublicClientId,
      name: 'Rung (PKCE)',
      accessTokenValiditySeconds: oneDay,
      redirectUris: loopbackRedirects,
      scopes,
    },
    {
      kind: 'confidential-code',
      id: demoCodeClientId,
      name: 'Rung (code with secret)',
      secret: demoCodeClientSecret,
      accessTokenValiditySeconds: oneDay,
      redirectUris: loopbackRedirects,
      scopes,
    },
    {
      kind: 'client-credentials',
      id: demoClientId,
      name: 'Rung (client credentials)',
      secret: demoClientSecret,
      accessTokenValiditySeconds: oneDay,
      role: engineerRole,
    },
  ],
}
