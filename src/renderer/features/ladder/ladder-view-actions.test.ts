import { expect, it } from 'vitest'
import { aRecord, messagesOf } from '../../../../test/support/builders'
import { Settings } from '../../../shared/schema/settings'
import { createStores, type CallOpening } from '../../stores/stores'
import type { SettingsActions } from '../settings/actions'
import { createTabActions } from '../tabs/actions'
import type { CallActions } from './actions'
import { createLadderViewActions } from './ladder-view-actions'

const opening = (id: string): CallOpening => ({
  id,
  sourceId: 'search',
  heading: { from: '', to: '', startedAt: undefined },
  load: () =>
    Promise.resolve({
      key: id,
      conversationId: '',
      origin: 'search',
      found: undefined,
      messages: messagesOf(aRecord()),
      capture: undefined,
    }),
})

it('given a lane’s name that is typed on one side, when the other side is in front, then the name is kept where it was typed', async () => {
  const stores = createStores(
    { version: '0', electron: '', chromium: '', platform: 'linux', startInDemo: false, regions: [] },
    { kind: 'signed-out', because: 'start' },
    Settings.parse({}),
  )
  const tabs = createTabActions(stores)
  const ladder = createLadderViewActions(stores, {} as CallActions, {} as SettingsActions)
  await tabs.open(opening('one'))
  await tabs.open(opening('other'))
  tabs.toggleSplit()
  const key = ladder.laneKey() ?? ''
  const typedIn = tabs.active()?.view
  if (typedIn === undefined) throw new Error('nothing in front')
  ladder.startRenaming(key)
  tabs.goOver()
  ladder.endRenaming(typedIn, key, 'SBC')
  const named = ({ lanes, renamingKey }: ReturnType<typeof typedIn.getState>) => [lanes.present.names, renamingKey]
  expect(named(typedIn.getState())).toEqual([new Map([[key, 'SBC']]), undefined])
  expect(stores.ladderView.getState().lanes.past).toEqual([])
})
