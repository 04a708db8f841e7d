// What can be copied, as a menu: the header is the one that is lit.
import { useApp } from '../../app-context'
import { ChevronDown, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { Button } from '../../ui/Button'
import { copyNames, type CopyKind } from './copy-text'
import styles from './CopyMenu.module.css'
import { useMessageFacts } from './use-message'

const kinds: readonly CopyKind[] = ['value', 'line', 'start-line', 'call-id', 'message']

export const CopyMenu = () => {
  const actions = useApp().actions.message
  const fieldKey = useMessageFacts((facts) => facts.fieldKey)
  const [isOpen, setIsOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const menuId = useId()

  const items = (): readonly HTMLElement[] => [
    ...(frame.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([disabled])') ?? []),
  ]
  useEffect(() => {
    if (isOpen) frame.current?.querySelector<HTMLElement>('[role="menuitem"]:not([disabled])')?.focus()
  }, [isOpen])

  const close = (): void => {
    setIsOpen(false)
    frame.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const target = targets[event.key]
    if (event.key === 'Escape') close()
    else if (target === undefined) return
    else all[target]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && frame.current?.contains(relatedTarget) === true)) setIsOpen(false)
  }
  return (
    // Listens only; what has the focus is within.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={frame} className={styles['frame']} onBlur={onBlur}>
      <Button
        icon={<Copy aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        Copy
        <ChevronDown aria-hidden />
      </Button>
      {isOpen && (
        <div id={menuId} className={styles['menu']} role="menu" tabIndex={-1} aria-label="Copy" onKeyDown={onKeyDown}>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={!actions.canCopy(kind)}
              onClick={() => {
                close()
                void actions.copy(kind)
              }}
            >
              {copyNames[kind]}
              {(kind === 'value' || kind === 'line') && (
                <small>{fieldKey === undefined ? 'select a header first' : fieldKey.replace(/#\d+$/, '')}</small>
              )}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
