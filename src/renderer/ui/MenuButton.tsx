// A button with a menu below it: arrows walk it, Escape closes it and gives the focus back.
import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from './Button'
import styles from './MenuButton.module.css'

interface MenuItem {
  readonly label: string
  /** What it would act on, said quietly behind the label. */
  readonly hint?: string | undefined
  readonly isDisabled?: boolean
  readonly run: () => void
}

interface MenuButtonProps {
  /** Of button and menu. */
  readonly label: string
  readonly icon: ReactNode
  /** The icon alone; the label is told on hover. */
  readonly isIconOnly?: boolean
  /** The menu is as wide as the nearest positioned element above: for a narrow pane. */
  readonly isFitted?: boolean
  readonly items: readonly MenuItem[]
}

export const MenuButton = ({ label, icon, isIconOnly = false, isFitted = false, items }: MenuButtonProps) => {
  const [isOpen, setIsOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const menuId = useId()

  const enabled = (): readonly HTMLElement[] => [
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
    const all = enabled()
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
    <div ref={frame} className={isFitted ? styles['fitted'] : styles['frame']} onBlur={onBlur}>
      <Button
        kind={isIconOnly ? 'icon' : 'plain'}
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        {...(isIconOnly && { 'aria-label': label, title: label })}
        onClick={() => setIsOpen(!isOpen)}
      >
        {!isIconOnly && label}
        {!isIconOnly && <ChevronDown aria-hidden />}
      </Button>
      {isOpen && (
        <div id={menuId} className={styles['menu']} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
          {items.map(({ label: name, hint, isDisabled = false, run }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={isDisabled}
              onClick={() => {
                close()
                run()
              }}
            >
              {name}
              {hint !== undefined && <small>{hint}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
