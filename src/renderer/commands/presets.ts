// Sets of keys to start from. A preset names only the commands whose keys it has otherwise than the command itself.
import type { Settings } from '../../shared/schema/settings'

export type Preset = Settings['keys']['preset']

/** For hands that know sngrep. What sngrep has a key for and Rung does by itself (extended calls) is left out. */
const sngrep: Readonly<Record<string, readonly string[]>> = {
  'ladder.page-down': ['PageDown', '$mod+f'],
  'ladder.page-up': ['PageUp', '$mod+b'],
  'ladder.half-page-down': ['$mod+d'],
  'ladder.half-page-up': ['$mod+u'],
  'ladder.first': ['Home', '$mod+a'],
  'ladder.last': ['End', '$mod+e'],
  'ladder.filter': ['/', 'F7', 'f'],
  'ladder.time-mode': ['w'],
  'ladder.digest': ['F2', 'd'],
  'lane.by': ['s', 'a'],
  'lane.rename': ['Shift+F2'],
  'list.focus': ['q', 'Shift+F4'],
  'list.wide': ['Shift+w'],
  'list.select-all': [],
  'export.open': ['Shift+e'],
  'message.raw': ['r', 'F6'],
  'message.sdp': ['Shift+d'],
  'message.compare': ['='],
  'search.focus': ['$mod+Shift+f'],
  'pane.next': ['$mod+F6'],
  'pane.previous': ['$mod+Shift+F6'],
  'view.time-zone': ['Shift+z'],
  'view.settings': ['F8', 'o', '$mod+,'],
  'view.help': ['F1', '?', 'h'],
}

export const presets: Readonly<Record<Preset, Readonly<Record<string, readonly string[]>>>> = { rung: {}, sngrep }
