// The ways to read one message. One tab stop: arrows, Home and End walk the tabs.
import { useApp } from '../../app-context'
import type { KeyboardEvent } from 'react'
import type { PaneTab } from '../../stores/message-facts'
import styles from './MessagePane.module.css'

const tabs: readonly (readonly [tab: PaneTab, label: string])[] = [
  ['headers', 'Headers'],
  ['raw', 'Raw'],
  ['sdp', 'SDP'],
  ['compare', 'Compare'],
]

export const messageTabId = (tab: PaneTab): string => `message-tab-${tab}`

export const MessageTabs = ({ current }: { readonly current: PaneTab }) => {
  const actions = useApp().actions.message
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(([tab]) => tab === current)
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }
    const [tab] = tabs[targets[event.key] ?? -1] ?? []
    if (tab === undefined) return
    event.preventDefault()
    // Home and End would walk the ladder.
    event.stopPropagation()
    actions.showTab(tab)
    document.getElementById(messageTabId(tab))?.focus()
  }
  return (
    <div className={styles['tabs']} role="tablist" aria-label="Message" tabIndex={-1} onKeyDown={onKeyDown}>
      {tabs.map(([tab, label]) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={messageTabId(tab)}
          aria-selected={tab === current}
          aria-controls="message-body"
          tabIndex={tab === current ? 0 : -1}
          onClick={() => actions.showTab(tab)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
