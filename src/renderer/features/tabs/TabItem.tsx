// One tab: who called whom and when, in italics while the call is only looked at.
import { Flag, PanelRight, X } from 'lucide-react'
import { useStore } from 'zustand'
import { useState, type DragEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import type { CallTab } from '../../stores/stores'
import { formatSeconds } from '../../ui/format-time'
import { HeadingName } from './HeadingName'
import styles from './TabItem.module.css'
import { callPanelId, callTabId } from './tab-ids'
import { headingTitle } from './tab-words'

/** What is dragged is a tab of this window, and no file. */
const dragType = 'application/x-rung-tab'
const middleButton = 1

interface TabItemProps {
  readonly tab: CallTab
  /** Place in the strip. */
  readonly index: number
  readonly isActive: boolean
  /** It is seen on the other side. */
  readonly isOther: boolean
  /** The one tab that the Tab key goes to. */
  readonly isStop: boolean
}

export const TabItem = ({ tab, index, isActive, isOther, isStop }: TabItemProps) => {
  const actions = useApp().actions.tabs
  const titleOf = useTitles()
  const [isOver, setIsOver] = useState(false)
  const isMarked = useStore(tab.message, ({ markedId }) => markedId !== undefined)
  const isFailed = useStore(tab.call, ({ call }) => call.kind === 'failed')
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const { id, isPreview, opening } = tab
  const { heading } = opening

  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    setIsOver(true)
  }
  const onDrop = (event: DragEvent): void => {
    setIsOver(false)
    const dragged = event.dataTransfer.getData(dragType)
    if (dragged === '') return
    event.preventDefault()
    actions.moveTo(dragged, index)
  }
  return (
    <div
      className={styles['item']}
      role="presentation"
      draggable
      data-active={isActive || undefined}
      data-other={isOther || undefined}
      data-preview={isPreview || undefined}
      data-over={isOver || undefined}
      onDragStart={({ dataTransfer }) => dataTransfer.setData(dragType, id)}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      onMouseDown={(event) => {
        // The middle button would scroll.
        if (event.button === middleButton) event.preventDefault()
      }}
      onAuxClick={(event) => {
        if (event.button === middleButton) actions.close(id)
      }}
    >
      <button
        type="button"
        role="tab"
        id={callTabId(tab)}
        aria-selected={isActive}
        aria-controls={isActive || isOther ? callPanelId(tab) : undefined}
        tabIndex={isStop ? 0 : -1}
        title={`${headingTitle(heading, zone)}${isPreview ? '\nA preview: the next one takes its place. Double-click keeps it.' : ''}`}
        onClick={() => actions.reveal(id)}
        onDoubleClick={() => actions.pin(id)}
      >
        {isMarked && <Flag aria-hidden />}
        {isOther && <PanelRight aria-hidden />}
        <span className={styles['words']}>
          <HeadingName {...heading} />
        </span>
        {heading.startedAt !== undefined && <small>{formatSeconds(heading.startedAt, zone)}</small>}
        <span className="visually-hidden">
          {isPreview && ', preview'}
          {isMarked && ', with a mark'}
          {isOther && ', on the other side'}
          {isFailed && ', could not be opened'}
        </span>
      </button>
      {/* For the pointer; the keyboard closes the tab itself. It must not take the focus, as nothing is told of it. */}
      <button
        type="button"
        className={styles['close']}
        aria-hidden
        tabIndex={-1}
        title={titleOf('Close the call', 'tab.close')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => actions.close(id)}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
