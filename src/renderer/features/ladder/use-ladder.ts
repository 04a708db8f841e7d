// What the views of the ladder share: how this call is shown, and what that gives.
import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { useApp, useFacts } from '../../app-context'
import type { LadderView } from '../../stores/ladder-views'
import type { OpenCall } from '../../stores/stores'
import { readLadder, type ShownLadder } from './read-ladder'

/** Of the call that the view around stands for. */
export const useLadderView = (): LadderView => useStore(useApp().stores.ladderView)

export const useShownLadder = (call: OpenCall): ShownLadder => {
  const view = useLadderView()
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  // The text field never waits for the ladder of a filter that is still being typed.
  const filterText = useDeferredValue(view.filterText)
  const { lanes, foldsRepeats, digest, layout, hidesOthers } = view
  const { messages, arriving, found } = call
  return useMemo(
    () =>
      readLadder({ messages, arriving, found }, { lanes, foldsRepeats, digest, layout, hidesOthers, filterText }, zone),
    [messages, arriving, found, lanes, foldsRepeats, digest, layout, hidesOthers, filterText, zone],
  )
}
