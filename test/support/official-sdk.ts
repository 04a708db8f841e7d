// The official JavaScript SDK, signed in to a simulator. It keeps its state in one place for a whole process.
import type * as Sdk from 'purecloud-platform-client-v2'
import type { RunningSimulator } from '../../src/simulator/create-simulator'
import { demoClientId, demoClientSecret } from '../../src/simulator/organization'

export type OfficialSdk = typeof Sdk

/** @param home an empty folder: the SDK reads ~/.genesyscloudjavascript/config, which could lead it anywhere */
export const openOfficialSdk = async (running: RunningSimulator, home: string): Promise<OfficialSdk> => {
  process.env['HOME'] = home
  process.env['USERPROFILE'] = home
  process.env['NO_PROXY'] = '127.0.0.1'
  const imported = (await import('purecloud-platform-client-v2')) as unknown as { readonly default: OfficialSdk }
  const { hostname, port } = new URL(running.apiBase)
  const { instance } = imported.default.ApiClient
  instance.setGateway({ host: hostname, protocol: 'http', port: Number(port) })
  await instance.loginClientCredentialsGrant(demoClientId, demoClientSecret)
  return imported.default
}
