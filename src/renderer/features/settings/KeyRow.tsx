// One command and its keys. A press on a key waits for the one that shall take its place; what belongs to another command
// is told before it is taken from there.
import { Plus, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Settings } from '../../../shared/schema/settings'
import { useApp } from '../../app-context'
import type { Command } from '../../commands/commands'
import { keyWords } from '../../commands/key-words'
import { isReserved, readKey } from '../../commands/read-key'
import { Button } from '../../ui/Button'
import { editKeys, isChanged, ownerOf, resetKeys } from './edit-keys'
import styles from './KeyboardView.module.css'

interface KeyRowProps {
  readonly command: Command
  /** All commands with their keys in force. */
  readonly inForce: readonly Command[]
  readonly settings: Settings['keys']
  readonly onChange: (settings: Settings['keys']) => Promise<void>
}

type Step =
  | { readonly kind: 'shown' }
  /** Waits for keys; `replaced` undefined: they are added. */
  | { readonly kind: 'waiting'; readonly replaced: string | undefined; readonly refused: string | undefined }
  | { readonly kind: 'taken'; readonly replaced: string | undefined; readonly key: string; readonly owner: Command }

/** For what is there only for as long as it is wanted. */
const takeFocus = (element: HTMLElement | null): void => element?.focus()

export const KeyRow = ({ command, inForce, settings, onChange }: KeyRowProps) => {
  const { stores, commands } = useApp()
  const isMac = stores.info.platform === 'darwin'
  const cell = useRef<HTMLDivElement>(null)
  const returnsFocus = useRef(false)
  const [step, setStep] = useState<Step>({ kind: 'shown' })
  const { id, title, keys } = command

  /** The focus goes back to the command's keys. */
  const finish = (): void => {
    returnsFocus.current = true
    setStep({ kind: 'shown' })
  }
  useEffect(() => {
    if (step.kind !== 'shown' || !returnsFocus.current) return
    returnsFocus.current = false
    cell.current?.querySelector('button')?.focus()
  }, [step])
  const set = async (replaced: string | undefined, key: string | undefined): Promise<void> => {
    // The new key is there then, to take the focus.
    await onChange(editKeys(commands, settings, { id, replaced, key }))
    finish()
  }
  const onKeyDown = (event: KeyboardEvent, replaced: string | undefined): void => {
    const { nativeEvent } = event
    // Tab leaves, as everywhere.
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      finish()
      return
    }
    const { key: pressed, ctrlKey, altKey, shiftKey, metaKey } = nativeEvent
    const isAltGraph = nativeEvent.getModifierState('AltGraph')
    const key = readKey({ key: pressed, ctrlKey, altKey, shiftKey, metaKey, isAltGraph }, isMac)
    if (key === undefined || nativeEvent.repeat) return
    const owner = ownerOf(inForce, key, id)
    if (isReserved(key)) setStep({ kind: 'waiting', replaced, refused: key })
    else if (owner === undefined) void set(replaced, key)
    else setStep({ kind: 'taken', replaced, key, owner })
  }
  return (
    <tr data-command={id} data-keys={keys.join(' ')}>
      <th scope="row">{title}</th>
      <td>
        <div ref={cell} className={styles['keys']}>
          {step.kind === 'shown' && (
            <>
              {keys.map((key) => (
                <button
                  key={key}
                  type="button"
                  className={styles['key']}
                  aria-label={`Change ${keyWords(key, isMac)} of ${title}`}
                  onClick={() => setStep({ kind: 'waiting', replaced: key, refused: undefined })}
                >
                  <kbd>{keyWords(key, isMac)}</kbd>
                </button>
              ))}
              <Button
                kind="icon"
                icon={<Plus aria-hidden />}
                aria-label={`Add a key to ${title}`}
                title="Add a key"
                disabled={keys.length >= 8}
                onClick={() => setStep({ kind: 'waiting', replaced: undefined, refused: undefined })}
              />
              {isChanged(settings, command) && (
                <Button
                  kind="icon"
                  icon={<RotateCcw aria-hidden />}
                  aria-label={`Reset the keys of ${title}`}
                  title="As the preset has it"
                  onClick={() => void onChange(resetKeys(commands, settings, command)).then(finish)}
                />
              )}
            </>
          )}
          {step.kind === 'waiting' && (
            <>
              <button
                ref={takeFocus}
                type="button"
                className={styles['waiting']}
                aria-label={`Press the new keys of ${title}`}
                onKeyDown={(event) => onKeyDown(event, step.replaced)}
              >
                Press the new keys
              </button>
              <span className={styles['quiet']} role="status">
                {step.refused !== undefined && `${keyWords(step.refused, isMac)} has its use in every program.`}
              </span>
              {step.replaced !== undefined && (
                <Button kind="quiet" onClick={() => void set(step.replaced, undefined)}>
                  No key
                </Button>
              )}
              <Button kind="quiet" onClick={finish}>
                Cancel
              </Button>
            </>
          )}
          {step.kind === 'taken' && (
            <>
              <span role="alert">
                <kbd>{keyWords(step.key, isMac)}</kbd> belongs to “{step.owner.title}”.
              </span>
              <Button ref={takeFocus} onClick={() => void set(step.replaced, step.key)}>
                Use it here
              </Button>
              <Button kind="quiet" onClick={finish}>
                Cancel
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  )
}
