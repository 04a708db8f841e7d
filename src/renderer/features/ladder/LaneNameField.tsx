// The name of a lane while it is typed, in the place of its head. Enter keeps it, Escape does not.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { Lane } from '../../../core/ladder/ladder-shape'
import { nameLane } from '../../../core/ladder/name-lane'
import { useApp } from '../../app-context'
import type { LadderViewActions } from './ladder-view-actions'
import styles from './LaneHeads.module.css'

interface LaneNameFieldProps {
  readonly lane: Lane
  readonly actions: LadderViewActions
  readonly onDone: () => void
}

export const LaneNameField = ({ lane, actions, onDone }: LaneNameFieldProps) => {
  const view = useApp().stores.ladderView
  const field = useRef<HTMLInputElement>(null)
  const { name } = nameLane(lane)
  useEffect(() => field.current?.select(), [])

  const keep = (): void => {
    const typed = field.current?.value ?? name
    actions.endRenaming(view, lane.key, typed === name ? undefined : typed)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') keep()
    else actions.endRenaming(view, lane.key, undefined)
    onDone()
  }
  return (
    <input
      ref={field}
      className={styles['field']}
      type="text"
      defaultValue={name}
      placeholder="The host’s own name"
      aria-label={`Name of ${name}`}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  )
}
