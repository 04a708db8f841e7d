// The open calls' part of the one list of commands.
import { flushSync } from 'react-dom'
import type { Actions } from '../../actions'
import type { Stores } from '../../stores/stores'
import { focusNamed } from '../../ui/focus-named'

export const createTabCommands = (stores: Stores, { tabs, shell }: Actions) => {
  const facts = () => stores.tabs.getState()
  const isShown = (): boolean => stores.ui.getState().view === 'search'
  const hasActive = (): boolean => isShown() && tabs.active() !== undefined
  const hasTabs = (): boolean => facts().tabs.length > 0
  const hasSeveral = (): boolean => facts().tabs.length > 1
  const canSplit = (): boolean => hasActive() && hasSeveral()
  const isSplit = (): boolean => hasActive() && tabs.isSplit()

  /** On what is gone, or in a ladder on the other side, which keys are no more about. */
  const isFocusLost = (): boolean => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return true
    return focused.closest('[data-split]:not([data-active-side])') !== null
  }
  /** The focus goes on to the ladder that took the place; after the last one, to the list that it came from. */
  const show = (run: () => void) => (): void => {
    flushSync(() => {
      shell.showView('search')
      run()
    })
    if (!isFocusLost()) return
    focusNamed(tabs.active() === undefined ? 'calls' : 'ladder')
  }
  const command = (
    id: string,
    title: string,
    keys: readonly string[],
    run: () => void,
    isEnabled: () => boolean = hasActive,
  ) => ({ id: `tab.${id}`, title, group: 'Calls' as const, keys, run, isEnabled })
  const onActive = (run: (id: string) => void) => (): void => {
    const { activeId } = facts()
    if (activeId !== undefined) run(activeId)
  }
  const isPreview = (): boolean => hasActive() && tabs.active()?.isPreview === true

  return [
    command(
      'next',
      'Next open call',
      ['Control+Tab', '$mod+PageDown'],
      show(() => tabs.step(1)),
      hasTabs,
    ),
    command(
      'previous',
      'Previous open call',
      ['Control+Shift+Tab', '$mod+PageUp'],
      show(() => tabs.step(-1)),
      hasTabs,
    ),
    command('close', 'Close the call', ['$mod+w'], show(onActive(tabs.close))),
    command('close-others', 'Close all other calls', [], show(tabs.closeOthers), canSplit),
    command('close-all', 'Close all calls', [], show(tabs.closeAll), hasTabs),
    command(
      'reopen',
      'Open the closed call again',
      ['$mod+Shift+t'],
      show(() => void tabs.reopen()),
      () => facts().closed.length > 0,
    ),
    command('reload', 'Read the call again', ['F5'], () => void tabs.reload()),
    command('pin', 'Keep the call in a tab of its own', ['Shift+p'], onActive(tabs.pin), isPreview),
    command('left', 'Move the tab to the left', ['$mod+Shift+PageUp'], () => tabs.moveBy(-1), canSplit),
    command('right', 'Move the tab to the right', ['$mod+Shift+PageDown'], () => tabs.moveBy(1), canSplit),
    command('split', 'Two calls at once, or one', ['v'], show(tabs.toggleSplit), canSplit),
    command('move-over', 'Move the call to the other side', ['Shift+v'], show(tabs.moveOver), canSplit),
    command(
      'go-over',
      'To the call on the other side',
      ['b'],
      () => {
        flushSync(tabs.goOver)
        focusNamed('ladder')
      },
      isSplit,
    ),
    command('swap', 'Swap the two calls', ['Shift+b'], show(tabs.swap), isSplit),
    command('way', 'Two calls: side by side, one above the other, or as fits', [], tabs.nextWay, canSplit),
  ]
}
