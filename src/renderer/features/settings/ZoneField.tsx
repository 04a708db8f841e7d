// The zone beside UTC and that of the computer, by its name; the browser's own list completes what is typed.
import { useId, useMemo, useState } from 'react'
import type { Settings } from '../../../shared/schema/settings'
import { useApp } from '../../app-context'
import { Field } from '../../ui/Field'
import { listZoneNames, readZoneName } from './read-zone-name'
import styles from './ZoneField.module.css'

/** No name is longer. */
const maxTyped = 64

export const ZoneField = ({ zones }: { readonly zones: Pick<Settings, 'timeZone' | 'chosenZone'> }) => {
  const { actions } = useApp()
  const { timeZone, chosenZone } = zones
  const names = useMemo(() => listZoneNames(), [])
  const listId = useId()
  const problemId = useId()
  // Undefined: nothing is being typed, and the field says what is chosen.
  const [typed, setTyped] = useState<string>()
  const [isUnknown, setIsUnknown] = useState(false)

  const edit = (text: string): void => {
    setTyped(text)
    setIsUnknown(false)
  }

  const take = (text: string): void => {
    const name = readZoneName(text, names)
    const isEmpty = text.trim() === ''
    const isWrong = name === undefined && !isEmpty
    setTyped(isWrong ? text : undefined)
    setIsUnknown(isWrong)
    if (name !== undefined && name !== timeZone) void actions.settings.change({ timeZone: name })
    if (isEmpty && chosenZone !== '') {
      void actions.settings.change({ chosenZone: '', ...(timeZone === chosenZone && { timeZone: 'local' }) })
    }
  }

  return (
    <div className={styles['zone']}>
      <Field label="Another time zone" hint="A place, such as Berlin or New York, or a name, such as Asia/Kolkata">
        {(id) => (
          <input
            id={id}
            data-focus="time-zone"
            list={listId}
            value={typed ?? chosenZone}
            maxLength={maxTyped}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={isUnknown}
            aria-describedby={problemId}
            onChange={({ target, nativeEvent }) => {
              // An item of the list is chosen and not typed.
              const isChosen = !(nativeEvent instanceof InputEvent) || nativeEvent.inputType === 'insertReplacementText'
              if (isChosen) take(target.value)
              else edit(target.value)
            }}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') take(currentTarget.value)
            }}
            onBlur={({ currentTarget }) => {
              if (typed !== undefined) take(currentTarget.value)
            }}
          />
        )}
      </Field>
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p id={problemId} className={styles['problem']} role="alert">
        {isUnknown && 'There is no such time zone: choose one from the list'}
      </p>
    </div>
  )
}
