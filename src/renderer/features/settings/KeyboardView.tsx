// All commands with their keys, to be changed by pressing others.
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Settings } from '../../../shared/schema/settings'
import { useApp, useFacts } from '../../app-context'
import { useCommands } from '../../commands/use-commands'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { resetAllKeys } from './edit-keys'
import styles from './KeyboardView.module.css'
import { KeyRow } from './KeyRow'
import { SettingsPages } from './SettingsPages'

type KeySettings = Settings['keys']

const presetNames: readonly (readonly [KeySettings['preset'], string])[] = [
  ['rung', 'Rung'],
  ['sngrep', 'sngrep'],
]

export const KeyboardView = () => {
  const { actions } = useApp()
  const commands = useCommands()
  const settings = useFacts(
    (s) => s.settings,
    (facts) => facts.keys,
  )
  const [sought, setSought] = useState('')
  const change = (keys: KeySettings): Promise<void> => actions.settings.change({ keys })
  const changed = Object.keys(settings[settings.preset]).length
  const words = sought.trim().toLowerCase()
  const shown = commands.filter(({ group, title }) => `${group} ${title}`.toLowerCase().includes(words))
  const groups = [...new Set(shown.map(({ group }) => group))]
  return (
    <div className={styles['view']}>
      <h1>Settings</h1>
      <SettingsPages />
      <div className={styles['tools']}>
        <Field label="Preset" hint="Each preset keeps the changes that you make to it.">
          {(id) => (
            <select
              id={id}
              value={settings.preset}
              onChange={({ target }) => {
                const chosen = presetNames.find(([name]) => name === target.value)
                if (chosen !== undefined) void change({ ...settings, preset: chosen[0] })
              }}
            >
              {presetNames.map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Find a command">
          {(id) => (
            <input
              id={id}
              type="search"
              value={sought}
              spellCheck={false}
              onChange={({ target }) => setSought(target.value)}
            />
          )}
        </Field>
        <Button
          icon={<RotateCcw aria-hidden />}
          disabled={changed === 0}
          onClick={() => void change(resetAllKeys(settings))}
        >
          Reset all
        </Button>
      </div>
      <p className={styles['quiet']} role="status">
        {shown.length} of {commands.length} commands
        {changed > 0 && ` · ${changed} changed`}
      </p>
      {groups.map((group) => (
        <section key={group}>
          <h2 id={`keys-${group}`}>{group}</h2>
          <table aria-labelledby={`keys-${group}`}>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">Command</th>
                <th scope="col">Keys</th>
              </tr>
            </thead>
            <tbody>
              {shown
                .filter((command) => command.group === group)
                .map((command) => (
                  <KeyRow key={command.id} command={command} inForce={commands} settings={settings} onChange={change} />
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}
