// The open calls as tabs above the ladder. One tab stop: arrows, Home and End walk the calls, Delete closes one.
import { ChevronsUpDown, Columns2 } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import { Button } from '../../ui/Button'
import { focusNamed } from '../../ui/focus-named'
import { formatSeconds } from '../../ui/format-time'
import { MenuButton } from '../../ui/MenuButton'
import { TabItem } from './TabItem'
import styles from './TabStrip.module.css'
import { callTabId } from './tab-ids'
import { headingWords } from './tab-words'

export const TabStrip = () => {
  const actions = useApp().actions.tabs
  const titleOf = useTitles()
  const { tabs, activeId, otherId } = useFacts(
    (s) => s.tabs,
    (facts) => facts,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const selected = list.current?.querySelector('[aria-selected="true"]')
    // With what stands beside it for the pointer.
    selected?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [activeId, tabs])
  if (tabs.length === 0) return null

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const at = tabs.findIndex((tab) => callTabId(tab) === document.activeElement?.id)
    const current = tabs[at]
    if (current === undefined) return
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }
    const target = tabs[targets[event.key] ?? -1]
    if (event.key === 'Delete') {
      actions.close(current.id)
      const next = actions.active()
      // After the last one there is no strip.
      if (next === undefined) focusNamed('calls')
      else document.getElementById(callTabId(next))?.focus()
    } else if (target === undefined) return
    else {
      actions.reveal(target.id)
      document.getElementById(callTabId(target))?.focus()
    }
    event.preventDefault()
    // Home and End would walk the ladder, Delete would hide a lane.
    event.stopPropagation()
  }
  return (
    <div className={styles['strip']}>
      <div
        ref={list}
        className={styles['tabs']}
        role="tablist"
        aria-label="Open calls"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onWheel={({ deltaY, currentTarget }) => currentTarget.scrollBy({ left: deltaY })}
      >
        {tabs.map((tab, index) => (
          <TabItem
            key={tab.id}
            tab={tab}
            index={index}
            isActive={tab.id === activeId}
            isOther={tab.id === otherId}
            isStop={tab.id === activeId || (activeId === undefined && index === 0)}
          />
        ))}
      </div>
      {tabs.length > 1 && (
        <>
          <MenuButton
            label={`All ${tabs.length} open calls`}
            icon={<ChevronsUpDown aria-hidden />}
            isIconOnly
            items={tabs.map(({ id, opening: { heading } }, index) => ({
              label: `${index + 1}. ${headingWords(heading)}`,
              hint: heading.startedAt === undefined ? undefined : formatSeconds(heading.startedAt, zone),
              run: () => actions.reveal(id),
            }))}
          />
          <Button
            kind="icon"
            aria-label="Two calls at once"
            aria-pressed={otherId !== undefined}
            disabled={activeId === undefined}
            title={titleOf(otherId === undefined ? 'Two calls at once' : 'One call again', 'tab.split')}
            icon={<Columns2 aria-hidden />}
            onClick={actions.toggleSplit}
          />
        </>
      )}
    </div>
  )
}
