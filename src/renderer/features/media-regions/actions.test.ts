import { expect, it } from 'vitest'
import { Settings } from '../../../shared/schema/settings'
import type { Session } from '../../../shared/schema/session'
import type { Api } from '../../api/client'
import { createStores } from '../../stores/stores'
import { createMediaRegionActions } from './actions'

const session = (organization: string): Session => ({
  kind: 'signed-in',
  grant: 'browser',
  domain: 'mypurecloud.com',
  organization,
  rights: {},
})
const regions = (home: string) => ({ home, core: [], satellite: [] })

it('given another organization of the same domain, then nothing of the first is shown, however late its answer comes', async () => {
  const stores = createStores(
    { version: '0', electron: '', chromium: '', platform: 'linux', startInDemo: false, regions: [] },
    session('one'),
    Settings.parse({}),
  )
  const answers: ((value: unknown) => void)[] = []
  const api = { call: () => new Promise((answer) => answers.push(answer)) } as unknown as Api
  const { load } = createMediaRegionActions(api, stores)
  const first = load()
  stores.session.setState({ session: session('other') })
  const second = load()
  answers[1]?.(regions('eu-central-1'))
  await second
  answers[0]?.(regions('us-east-1'))
  await first
  const other = stores.mediaRegions.getState()
  expect(other).toMatchObject({ regions: { kind: 'ready', value: { home: 'eu-central-1' } } })

  stores.session.setState({ session: session('one') })
  void load()
  expect(stores.mediaRegions.getState().regions).toEqual({ kind: 'loading', previous: undefined })
})
