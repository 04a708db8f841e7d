// The ladder's part of the one list of commands.
import type { Actions } from '../../actions'
import { findNamed, showAndFocus } from '../../ui/focus-named'
import { headsHeight, rungHeight } from './geometry'

type IsEnabled = () => boolean

/** One of the rungs that can be seen stays in view. */
const messagesPerPage = (): number => {
  const height = findNamed('ladder')?.clientHeight ?? 0
  return Math.max(1, Math.floor((height - headsHeight) / rungHeight) - 1)
}
const halfPage = (): number => Math.ceil(messagesPerPage() / 2)

export const createLadderCommands = (actions: Actions) => {
  const { ladder } = actions
  const hasCall: IsEnabled = () => ladder.opened() !== undefined
  const laneList = () => ladder.opened()?.shown.plan.lanes ?? []
  /** The lane that stands for the hidden ones is not one to work on. */
  const hasLane: IsEnabled = () => {
    const wanted = ladder.laneKey()
    return laneList().some(({ key, kind }) => key === wanted && kind !== 'hidden')
  }
  /** One lane stays. */
  const canHide: IsEnabled = () => hasLane() && laneList().filter(({ kind }) => kind !== 'hidden').length > 1
  const lanes = () => ladder.opened()?.view.lanes.present
  const all = (): number => ladder.opened()?.call.messages.length ?? 0

  /** Of the lane that was focused last, else the first. */
  const withLane = (run: (key: string) => void) => (): void => {
    const key = ladder.laneKey()
    if (key !== undefined) run(key)
  }
  const rename = (key: string): void => {
    ladder.chooseLane(key)
    ladder.startRenaming(key)
  }
  const filter = (): void => {
    // Without a ladder the same key looks for a call.
    const target = hasCall() ? 'ladder-filter' : 'search'
    showAndFocus(() => actions.shell.showView('search'), target)
  }

  const command = (id: string, title: string, keys: readonly string[], run: () => void, isEnabled = hasCall) => {
    return { id, title, group: 'Ladder' as const, keys, run, isEnabled }
  }
  return [
    command('ladder.next', 'Next message', ['j', 'ArrowDown'], () => ladder.move(1)),
    command('ladder.previous', 'Previous message', ['k', 'ArrowUp'], () => ladder.move(-1)),
    command('ladder.page-down', 'A page of messages down', ['PageDown'], () => ladder.move(messagesPerPage())),
    command('ladder.page-up', 'A page of messages up', ['PageUp'], () => ladder.move(-messagesPerPage())),
    command('ladder.half-page-down', 'Half a page of messages down', [], () => ladder.move(halfPage())),
    command('ladder.half-page-up', 'Half a page of messages up', [], () => ladder.move(-halfPage())),
    command('ladder.first', 'First message', ['Home'], () => ladder.move(-all())),
    command('ladder.last', 'Last message', ['End'], () => ladder.move(all())),
    command(
      'ladder.time-mode',
      'Times: UTC, local, chosen zone, since start, delta, from the mark',
      ['t'],
      ladder.cycleTime,
    ),
    command('ladder.digest', 'Second line: CSeq, SDP, parties, reason', ['s'], ladder.cycleDigest),
    command('ladder.colours', 'Colours: leg, method and status, transaction, answer time', ['c'], ladder.cycleColours),
    command('ladder.media', 'Media between the lanes: show or hide', ['m'], ladder.toggleMedia),
    command('ladder.axis', 'Rows: one beneath the other, or spaced by time', ['p'], ladder.toggleAxis),
    command(
      'ladder.fit-lanes',
      'Lanes: all of them in the window, or wide enough to read',
      ['l'],
      ladder.toggleFitsLanes,
    ),
    command('ladder.repeats', 'Fold or unfold retransmissions and copies', ['e'], ladder.toggleRepeats),
    command('ladder.filter', 'Filter the messages of the call', ['/', 'F7', '$mod+Shift+f'], filter, () => true),
    command('ladder.filter-mode', 'What the filter does not find: hidden or dimmed', [], ladder.toggleHidesOthers),
    command('ladder.only-leg', 'Only the leg of the selected message, or all legs', [], ladder.toggleOnlyLeg),
    command('ladder.find-next', 'Next message that the filter finds', ['n'], () => ladder.find(1), ladder.canFind),
    command(
      'ladder.find-previous',
      'Previous message that the filter finds',
      ['Shift+n'],
      () => ladder.find(-1),
      ladder.canFind,
    ),
    command('lane.rename', 'Rename the lane', ['F2'], withLane(rename), hasLane),
    command('lane.hide', 'Hide the lane', ['Delete'], withLane(ladder.hideLane), canHide),
    command('lane.show-hidden', 'Show hidden lanes', [], ladder.showAllLanes, () => (lanes()?.hidden.length ?? 0) > 0),
    command('lane.merge', 'Merge the lane with the next one', [], withLane(ladder.mergeWithNext), hasLane),
    command(
      'lane.split',
      'Take a merged lane apart',
      [],
      withLane(ladder.splitLane),
      () => (lanes()?.groups.length ?? 0) > 0,
    ),
    command(
      'lane.left',
      'Move the lane to the left',
      ['Alt+ArrowLeft'],
      withLane((key) => ladder.moveLaneBy(key, -1)),
      hasLane,
    ),
    command(
      'lane.right',
      'Move the lane to the right',
      ['Alt+ArrowRight'],
      withLane((key) => ladder.moveLaneBy(key, 1)),
      hasLane,
    ),
    command('lane.by', 'Lanes: by address, by address and port, by alias', ['g'], ladder.nextLaneBy),
    command(
      'lane.legs',
      'Lanes: one for each leg of a host with several, or one for the host',
      [],
      ladder.toggleLegLanes,
    ),
    command('lane.sort', 'Order of lanes: as they appear, or with short arrows', [], ladder.nextLaneSort),
    command('lane.reset', 'Lanes as they were at first', [], ladder.resetLanes, ladder.canUndo),
    command('lane.undo', 'Undo the change of lanes', ['$mod+z'], ladder.undo, ladder.canUndo),
    command('lane.redo', 'Redo the change of lanes', ['$mod+Shift+z', '$mod+y'], ladder.redo, ladder.canRedo),
  ]
}
