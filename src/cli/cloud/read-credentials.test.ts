import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { regions } from '../../main/genesys/regions'
import { readCredentials } from './read-credentials'
import { readProfile } from './read-profile'
import { domainOfRegion } from './region-keys'

const env = {
  RUNG_CLIENT_ID: '2b6c0f4e-7a51-4a58',
  RUNG_CLIENT_SECRET: 'a-secret-of-some-length',
  RUNG_REGION: 'eu_west_1',
}

describe('readCredentials', () => {
  it('given the environment, then the options come before it', () => {
    const { RUNG_CLIENT_ID: clientId, RUNG_CLIENT_SECRET: clientSecret } = env
    expect(readCredentials({}, env)).toEqual({ domain: 'mypurecloud.ie', clientId, clientSecret })
    expect(readCredentials({ region: 'usw2.pure.cloud' }, env).domain).toBe('usw2.pure.cloud')
    expect(readCredentials({ region: 'us-east-1', domain: 'localhost:8080' }, env).domain).toBe('localhost:8080')
  })

  it('given something is missing or wrong, then it is named and no secret is', () => {
    const wordsFor = (...args: Parameters<typeof readCredentials>): string => {
      try {
        readCredentials(...args)
        return ''
      } catch (error) {
        return String(error)
      }
    }
    expect(wordsFor({}, {})).toContain('RUNG_CLIENT_ID')
    expect(wordsFor({}, { ...env, RUNG_REGION: '' })).toContain('A region is missing')
    expect(wordsFor({ region: 'moon' }, env)).toContain('no region moon')
    expect(wordsFor({ domain: 'https://x' }, env)).toContain('not a host name')
    const short = wordsFor({}, { ...env, RUNG_CLIENT_SECRET: 'short' })
    expect(short).toContain('RUNG_CLIENT_SECRET is not')
    expect(short).not.toContain('short')
  })

  it('given an account of the app, then it says where and as whom, and the environment has the secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rung-config-'))
    const account = { id: randomUUID(), name: 'Acme', domain: 'mypurecloud.de', clientId: '7a51-4a58-8a36' }
    const common = { redirect: { host: 'localhost', port: 0, path: '/' }, loginHint: '', keep: false }
    const client = { ...account, ...common, grant: 'client-credentials' }
    const person = { ...client, id: randomUUID(), name: 'Erin', grant: 'browser' }
    await mkdir(join(folder, 'Rung'))
    await writeFile(join(folder, 'Rung', 'settings.json'), JSON.stringify({ settings: { profiles: [person, client] } }))
    const here = { XDG_CONFIG_HOME: folder, APPDATA: folder, RUNG_CLIENT_SECRET: env.RUNG_CLIENT_SECRET }
    try {
      expect(readProfile('Acme', here, 'linux')).toMatchObject({ domain: 'mypurecloud.de', clientId: '7a51-4a58-8a36' })
      expect(readProfile('Acme', here, 'win32')).toMatchObject({ domain: 'mypurecloud.de' })
      expect(() => readProfile('Erin', here, 'linux')).toThrow(
        'no account Erin with client credentials; there is: Acme.',
      )
      expect(() => readProfile('Acme', { XDG_CONFIG_HOME: join(folder, 'none') }, 'linux')).toThrow('no account Acme')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('given the regions that the app offers, then each has a key', () => {
    const keys = ['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1', 'mx-central-1', 'sa-east-1', 'eu-west-1']
    const more = ['eu-west-2', 'eu-central-1', 'eu-central-2', 'eusc-de-east-1', 'me-central-1', 'ap-south-1']
    const last = ['ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3']
    const domains = [...keys, ...more, ...last].map(domainOfRegion)
    expect(domains.toSorted()).toEqual(regions.map(({ domain }) => domain).toSorted())
  })
})
