import { FolderOpen } from 'lucide-react'
import { useEffect } from 'react'
import type { Settings } from '../../../shared/schema/settings'
import { useApp, useFacts } from '../../app-context'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { AccountsSection } from '../sign-in/AccountsSection'
import { clockZones, zoneLabel } from './clock-zones'
import { SettingsPages } from './SettingsPages'
import styles from './SettingsView.module.css'
import { ZoneField } from './ZoneField'
import { zoomSteps } from './zoom-steps'

export const SettingsView = () => {
  const { actions, stores } = useApp()
  const settings = useFacts(
    (s) => s.settings,
    (facts) => facts,
  )
  const wireshark = useFacts(
    (s) => s.captures,
    (facts) => facts.wireshark,
  )
  useEffect(() => void actions.captures.refreshWireshark(), [actions])
  const { info } = stores
  return (
    <div className={styles['view']}>
      <h1>Settings</h1>
      <SettingsPages />
      <section>
        <h2>Appearance</h2>
        <Field label="Theme">
          {(id) => (
            <select
              id={id}
              value={settings.theme}
              onChange={(event) => void actions.settings.change({ theme: event.target.value as Settings['theme'] })}
            >
              <option value="system">As the system</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
              <option value="high-contrast">High contrast</option>
            </select>
          )}
        </Field>
        <Field label="Size">
          {(id) => (
            <select
              id={id}
              value={settings.zoomPercent}
              onChange={(event) => void actions.settings.change({ zoomPercent: Number(event.target.value) })}
            >
              {[...new Set([...zoomSteps, settings.zoomPercent])]
                .sort((a, b) => a - b)
                .map((percent) => (
                  <option key={percent} value={percent}>
                    {percent} %
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field label="Times">
          {(id) => (
            <select
              id={id}
              value={settings.timeZone}
              onChange={(event) =>
                void actions.settings.change({ timeZone: event.target.value as Settings['timeZone'] })
              }
            >
              {clockZones(settings).map((zone) => (
                <option key={zone} value={zone}>
                  {zoneLabel(zone)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ZoneField zones={settings} />
      </section>
      <AccountsSection />
      <section>
        <h2>Captures folder</h2>
        <p className={styles['path']}>{settings.capturesFolder || 'In Rung’s own data folder'}</p>
        <div className={styles['buttons']}>
          <Button onClick={() => void actions.settings.chooseCapturesFolder()}>Choose…</Button>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void actions.settings.revealCapturesFolder()}>
            Open
          </Button>
        </div>
      </section>
      <section>
        <h2>Wireshark</h2>
        <p className={styles['path']}>
          {wireshark === undefined ? 'Looking…' : wireshark.found ? wireshark.path : 'Not found on this computer'}
        </p>
        <div className={styles['buttons']}>
          <Button onClick={() => void actions.captures.chooseWireshark()}>Choose…</Button>
          <Button kind="quiet" onClick={() => void actions.shell.openLink('wireshark-download')}>
            Download page
          </Button>
        </div>
      </section>
      <section>
        <h2>About</h2>
        <p className={styles['quiet']}>
          Rung {info.version}, Electron {info.electron}, Chromium {info.chromium}. No telemetry: Rung talks to Genesys
          Cloud and to nobody else.
        </p>
      </section>
    </div>
  )
}
