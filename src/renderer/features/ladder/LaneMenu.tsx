// What can be done with one lane, as a menu below its head.
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { useApp } from '../../app-context'
import type { Lane } from '../../../core/ladder/ladder-shape'
import { nameLane } from '../../../core/ladder/name-lane'
import { keyWords } from '../../commands/key-words'
import { useKeys } from '../../commands/use-commands'
import type { LadderViewActions } from './ladder-view-actions'
import styles from './LaneMenu.module.css'

interface LaneMenuProps {
  readonly lane: Lane
  readonly lanes: readonly Lane[]
  readonly hiddenCount: number
  /** px of the window. */
  readonly left: number
  readonly top: number
  readonly actions: LadderViewActions
  /** `returnsFocus`: to the head. */
  readonly onClose: (returnsFocus: boolean) => void
}

interface Item {
  readonly label: string
  /** Id of the command that does the same. */
  readonly command?: string
  readonly isDisabled?: boolean
  readonly run: () => void
  /** Goes to another page of the menu, or moves the focus by itself. */
  readonly stays?: boolean
}

const menuWidth = 240

const ItemKey = ({ keys: [key], isMac }: { readonly keys: readonly string[]; readonly isMac: boolean }) =>
  key === undefined ? null : <small aria-hidden>{keyWords(key, isMac)}</small>

export const LaneMenu = ({ lane, lanes, hiddenCount, left, top, actions, onClose }: LaneMenuProps) => {
  const keysOf = useKeys()
  const isMac = useApp().stores.info.platform === 'darwin'
  const menu = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<'lane' | 'merge'>('lane')
  const { key, index, kind } = lane
  const others = lanes.filter((other) => other.kind !== 'hidden' && other.key !== key)
  const canMove = kind !== 'hidden'

  const showHidden: Item = {
    label: hiddenCount === 1 ? 'Show the hidden lane' : `Show ${hiddenCount} hidden lanes`,
    run: actions.showAllLanes,
  }
  const laneItems: readonly Item[] = [
    { label: 'Rename', command: 'lane.rename', run: () => actions.startRenaming(key), stays: true },
    { label: 'Hide', command: 'lane.hide', isDisabled: others.length === 0, run: () => actions.hideLane(key) },
    { label: 'Merge with…', isDisabled: others.length === 0, run: () => setPage('merge'), stays: true },
    ...(kind === 'group' ? [{ label: 'Take apart', run: () => actions.splitLane(key) }] : []),
    { label: 'Move left', command: 'lane.left', isDisabled: index === 0, run: () => actions.moveLaneBy(key, -1) },
    {
      label: 'Move right',
      command: 'lane.right',
      isDisabled: index >= others.length,
      run: () => actions.moveLaneBy(key, 1),
    },
    ...(hiddenCount > 0 ? [showHidden] : []),
  ]
  const mergeItems = others.map((other): Item => {
    return { label: nameLane(other).full, run: () => actions.mergeLanes(key, other.key) }
  })
  const items = canMove ? (page === 'merge' ? mergeItems : laneItems) : [showHidden]

  useEffect(() => menu.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus(), [page])

  const onKeyDown = (event: KeyboardEvent): void => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('button:not([disabled])') ?? [])]
    const at = all.findIndex((item) => item === document.activeElement)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const target = targets[event.key]
    if (event.key === 'Escape' && page === 'merge') setPage('lane')
    else if (event.key === 'Escape') onClose(true)
    else if (event.key === 'Tab') onClose(true)
    else if (target === undefined) {
      event.stopPropagation()
      return
    } else all[target]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    // Changing the page takes the focused item away, and then there is no target.
    if (relatedTarget instanceof Node && menu.current?.contains(relatedTarget) === false) onClose(false)
  }
  return (
    <div
      ref={menu}
      className={styles['menu']}
      role="menu"
      tabIndex={-1}
      aria-label={page === 'merge' ? `Merge ${nameLane(lane).name} with` : `Lane ${nameLane(lane).name}`}
      style={{ left: Math.max(8, Math.min(left, innerWidth - menuWidth - 8)), top, width: menuWidth }}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {items.map(({ label, command, isDisabled = false, run, stays = false }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={isDisabled}
          onClick={() => {
            run()
            if (label === 'Rename') onClose(false)
            else if (!stays) onClose(true)
          }}
        >
          <bdi>{label}</bdi>
          <ItemKey keys={command === undefined ? [] : keysOf(command)} isMac={isMac} />
        </button>
      ))}
    </div>
  )
}
