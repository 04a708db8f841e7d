// The list of calls' part of the one list of commands.
import type { Actions } from '../../actions'
import type { Stores } from '../../stores/stores'
import { showAndFocus } from '../../ui/focus-named'
import { columnViews } from './columns'

export const createListCommands = (stores: Stores, { list, shell }: Actions) => {
  const hasCalls = (): boolean => list.listing().calls.length > 0
  const hasChosen = (): boolean => list.listing().selected.length > 1
  const command = (
    id: string,
    title: string,
    keys: readonly string[],
    run: () => void,
    isEnabled: () => boolean = hasCalls,
  ) => ({ id: `list.${id}`, title, group: 'Calls' as const, keys, run, isEnabled })
  const go = (name: string) => (): void => showAndFocus(() => shell.showView('search'), name)
  return [
    command('focus', 'Go to the list of calls', ['Shift+F4'], go('calls')),
    command('filter', 'Filter the list of calls', ['Shift+F7'], go('list-filter')),
    command('clear-filter', 'Clear the filter of the list', [], () => list.setFilter('')),
    command('wide', 'List of calls: wide or narrow', ['w'], list.toggleWide),
    command(
      'columns',
      'Columns and order of the list…',
      ['F10'],
      () => shell.showOverlay('columns'),
      () => true,
    ),
    command(
      'reset-columns',
      'Columns as they were at first',
      [],
      () => void list.resetColumns(),
      () => true,
    ),
    {
      ...command('select-all', 'Select all calls that are shown', ['$mod+a'], list.selectAll),
      // In a text field, and in the message, it means the text.
      pane: 'calls' as const,
    },
    command('clear-selection', 'Select no call', [], list.clearSelection, () => list.listing().selected.length > 0),
    command(
      'together',
      'Open the selected calls in one ladder',
      ['$mod+Enter'],
      () => void list.openTogether(),
      hasChosen,
    ),
    {
      ...command('beside', 'Open the call beside the one in front', ['Alt+Enter'], () => void list.openBeside()),
      pane: 'calls' as const,
    },
    command('copy', 'Copy the calls as cells', [], () => void list.copy('cells')),
    command('copy-csv', 'Copy the calls as CSV', [], () => void list.copy('csv')),
    command('copy-json', 'Copy the calls as JSON', [], () => void list.copy('json')),
    command('save-csv', 'Save the calls as CSV…', [], () => void list.save('csv')),
    command('save-json', 'Save the calls as JSON…', [], () => void list.save('json')),
    ...stores.settings
      .getState()
      .callList.columns.map(({ id }) =>
        command(`sort-${id.toLowerCase()}`, `Sort by ${columnViews[id].title}`, [], () => void list.sortBy(id)),
      ),
  ]
}
