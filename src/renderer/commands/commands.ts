// Every action of the app: palette, shortcuts and help are made from this one list.
import type { Actions } from '../actions'
import type { Stores } from '../stores/stores'
import { valueOf } from '../stores/async-state'
import { shownFileOf } from '../stores/open-files'
import { createConversationCommands } from '../features/conversation/conversation-commands'
import { createExportCommands } from '../features/export/export-commands'
import { createLadderCommands } from '../features/ladder/ladder-commands'
import { createSearchCommands } from '../features/search/search-commands'
import { createAccountCommands } from '../features/sign-in/account-commands'
import { createListCommands } from '../features/calls/list-commands'
import { stepZoom } from '../features/settings/zoom-steps'
import { createTabCommands } from '../features/tabs/tab-commands'
import { focusNamed, showAndFocus } from '../ui/focus-named'

export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Go to' | 'Calls' | 'Ladder' | 'Message' | 'Capture' | 'View' | 'Session'
  /** As shared/schema/keys.ts writes them. The first one is shown where there is room for one. */
  readonly keys: readonly string[]
  readonly run: () => void
  /** Undefined: always. */
  readonly isEnabled?: () => boolean
  /** Its keys are its own only while this pane has the focus: elsewhere they mean something else. By name it runs always. */
  readonly pane?: 'calls'
}

/** F6 goes round the panes that are on screen. */
const cyclePanes = (step: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  panes[(current + step + panes.length) % panes.length]?.focus()
}

export const createCommands = (stores: Stores, actions: Actions): readonly Command[] => {
  const openCall = () => valueOf(stores.call.getState().call)
  const hasCall = (): boolean => openCall() !== undefined
  const hasCapture = (): boolean => openCall()?.capture !== undefined
  const isFetching = (): boolean => stores.captures.getState().job.kind === 'running'
  const shownFile = () => shownFileOf(stores.files.getState())
  const isSignedIn = (): boolean => stores.session.getState().session.kind === 'signed-in'
  const { captures, files, message, session, settings, shell } = actions
  const hasMessage = (): boolean => message.selected() !== undefined
  const isWhole = (): boolean => message.selected()?.evidence.kind === 'packet'

  const themes = ['system', 'light', 'dark', 'high-contrast'] as const
  const nextTheme = (): void => {
    const index = themes.indexOf(stores.settings.getState().theme)
    void settings.change({ theme: themes[(index + 1) % themes.length] ?? 'system' })
  }

  const zoomBy = (by: 1 | -1): void =>
    void settings.change({ zoomPercent: stepZoom(stores.settings.getState().zoomPercent, by) })

  return [
    {
      id: 'search.focus',
      title: 'Search for a call',
      group: 'Go to',
      keys: ['$mod+f'],
      run: () => showAndFocus(() => shell.showView('search'), 'search'),
    },
    { id: 'view.search', title: 'Calls', group: 'Go to', keys: ['$mod+1'], run: () => shell.showView('search') },
    { id: 'view.library', title: 'Library', group: 'Go to', keys: ['$mod+2'], run: () => shell.showView('library') },
    { id: 'view.settings', title: 'Settings', group: 'Go to', keys: ['$mod+,'], run: () => shell.showView('settings') },
    { id: 'view.keyboard', title: 'Keys of commands', group: 'Go to', keys: [], run: () => shell.showView('keyboard') },
    {
      id: 'view.media-regions',
      title: 'Media regions of the organization',
      group: 'Go to',
      keys: [],
      run: () => shell.showView('media-regions'),
    },
    { id: 'pane.next', title: 'Next pane', group: 'Go to', keys: ['F6'], run: () => cyclePanes(1) },
    { id: 'pane.previous', title: 'Previous pane', group: 'Go to', keys: ['Shift+F6'], run: () => cyclePanes(-1) },
    ...createListCommands(stores, actions),
    ...createTabCommands(stores, actions),
    ...createLadderCommands(actions),
    ...createExportCommands(actions),
    ...createConversationCommands(actions),
    ...createSearchCommands(stores, actions),
    {
      id: 'message.raw',
      title: 'Headers or raw text',
      group: 'Message',
      keys: ['r'],
      run: message.toggleRaw,
      isEnabled: hasCall,
    },
    {
      id: 'message.sdp',
      title: 'Session description, offer beside answer',
      group: 'Message',
      keys: ['Shift+s'],
      run: () => message.showTab('sdp'),
      isEnabled: isWhole,
    },
    {
      id: 'message.mark',
      title: 'Mark this message to compare others with it',
      group: 'Message',
      keys: ['Space'],
      run: message.toggleMark,
      isEnabled: hasMessage,
    },
    {
      id: 'message.compare',
      title: 'Compare with the marked message or the other leg',
      group: 'Message',
      keys: ['d'],
      run: () => message.showTab('compare'),
      isEnabled: isWhole,
    },
    {
      id: 'message.find',
      title: 'Find in the message',
      group: 'Message',
      keys: ['F3'],
      run: () => focusNamed('message-find'),
      isEnabled: hasMessage,
    },
    {
      id: 'message.copy',
      title: 'Copy the whole message',
      group: 'Message',
      keys: ['$mod+Shift+c'],
      run: () => void message.copy('message'),
      isEnabled: isWhole,
    },
    {
      id: 'message.copy-start-line',
      title: 'Copy the start line',
      group: 'Message',
      keys: [],
      run: () => void message.copy('start-line'),
      isEnabled: () => message.canCopy('start-line'),
    },
    {
      id: 'message.copy-call-id',
      title: 'Copy the Call-ID',
      group: 'Message',
      keys: [],
      run: () => void message.copy('call-id'),
      isEnabled: () => message.canCopy('call-id'),
    },
    {
      id: 'message.copy-value',
      title: 'Copy the value of the selected header',
      group: 'Message',
      keys: [],
      run: () => void message.copy('value'),
      isEnabled: () => message.canCopy('value'),
    },
    {
      id: 'message.copy-line',
      title: 'Copy the line of the selected header',
      group: 'Message',
      keys: [],
      run: () => void message.copy('line'),
      isEnabled: () => message.canCopy('line'),
    },
    {
      id: 'file.open',
      title: 'Open a capture or log…',
      group: 'Capture',
      keys: ['$mod+o'],
      run: () => void files.choose(),
    },
    {
      id: 'file.close',
      title: 'Close the file',
      group: 'Capture',
      keys: [],
      run: () => files.close(shownFile()?.id ?? ''),
      isEnabled: () => shownFile() !== undefined,
    },
    {
      id: 'capture.fetch',
      title: 'Get the pcap of this call',
      group: 'Capture',
      keys: ['$mod+s'],
      run: () => void captures.fetchPcap(),
      isEnabled: () =>
        hasCall() && !hasCapture() && isSignedIn() && !isFetching() && openCall()?.together === undefined,
    },
    {
      id: 'capture.cancel',
      title: 'Cancel the pcap request',
      group: 'Capture',
      keys: [],
      run: captures.cancelPcap,
      isEnabled: isFetching,
    },
    {
      id: 'capture.wireshark',
      title: 'Open in Wireshark on this message',
      group: 'Capture',
      keys: ['$mod+Shift+w'],
      run: () => void captures.openInWireshark(),
      isEnabled: () => openCall()?.capture?.kind === 'capture',
    },
    {
      id: 'capture.reveal',
      title: 'Show the file in its folder',
      group: 'Capture',
      keys: [],
      run: () => void captures.reveal(),
      isEnabled: hasCapture,
    },
    { id: 'view.theme', title: 'Theme: system, light, dark, high contrast', group: 'View', keys: [], run: nextTheme },
    {
      id: 'view.time-zone',
      title: 'Time zone: UTC, local or the chosen one',
      group: 'View',
      keys: ['z'],
      run: () => void settings.nextTimeZone(),
    },
    {
      id: 'view.choose-zone',
      title: 'Choose a time zone',
      group: 'View',
      keys: [],
      run: () => showAndFocus(() => shell.showView('settings'), 'time-zone'),
    },
    { id: 'view.zoom-in', title: 'Larger', group: 'View', keys: ['$mod+=', '$mod++'], run: () => zoomBy(1) },
    { id: 'view.zoom-out', title: 'Smaller', group: 'View', keys: ['$mod+-'], run: () => zoomBy(-1) },
    {
      id: 'view.zoom-reset',
      title: 'As large as at first',
      group: 'View',
      keys: ['$mod+0'],
      run: () => void settings.change({ zoomPercent: 100 }),
    },
    {
      id: 'view.palette',
      title: 'All commands',
      group: 'View',
      keys: ['$mod+k'],
      run: () => shell.showOverlay('palette'),
    },
    { id: 'view.help', title: 'Keyboard help', group: 'View', keys: ['F1', '?'], run: () => shell.showOverlay('help') },
    ...createAccountCommands(actions),
    {
      id: 'session.sign-out',
      title: 'Sign out',
      group: 'Session',
      keys: [],
      run: () => void session.signOut(),
      isEnabled: isSignedIn,
    },
  ]
}
