import { expect, it } from 'vitest'
import { Settings } from '../../../shared/schema/settings'
import type { Session } from '../../../shared/schema/session'
import type { Api } from '../../api/client'
import { createStores } from '../../stores/stores'
import type { FileActions } from '../files/actions'
import type { SearchActions } from '../search/actions'
import type { ManyActions } from '../search/many-actions'
import { createSessionActions } from './actions'

const session = (organization: string): Session => ({
  kind: 'signed-in',
  grant: 'browser',
  domain: 'mypurecloud.com',
  organization,
  rights: {},
})

it('given a sign-in to another organization, then nothing of the first stays; given one to the same, then all does', async () => {
  const stores = createStores(
    { version: '0', electron: '', chromium: '', platform: 'linux', startInDemo: false, regions: [] },
    { kind: 'signed-out', because: 'start' },
    Settings.parse({}),
  )
  const cleared: string[] = []
  let next = session('one')
  const actions = createSessionActions(
    { call: () => Promise.resolve(next) } as unknown as Api,
    stores,
    { clear: () => cleared.push('search') } as unknown as SearchActions,
    { clear: () => cleared.push('many') } as unknown as ManyActions,
    { showSearch: () => undefined } as unknown as FileActions,
  )
  const signIn = () => actions.signIn({ grant: 'browser' }, { profileId: '', keep: false })
  await signIn()
  stores.session.setState({ session: { kind: 'signed-out', because: 'expired' } })
  await signIn()
  expect(cleared).toEqual([])
  next = session('other')
  await signIn()
  expect(cleared).toEqual(['search', 'many'])
})
