// Where the organization's media may flow: its home, the core regions, and the satellites near callers.
import { LogIn } from 'lucide-react'
import { useEffect } from 'react'
import type { MediaRegions } from '../../../shared/media-regions'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { organizationOf } from '../../stores/organization-of'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FaultPane } from '../fault/FaultPane'
import { showText } from '../message/show-text'
import { SettingsPages } from '../settings/SettingsPages'
import { regionName } from './aws-regions'
import styles from './MediaRegionsView.module.css'

const Region = ({ id, note }: { readonly id: string; readonly note?: string | undefined }) => {
  const name = regionName(id)
  return (
    <li>
      <span>
        <bdi>{name ?? showText(id)}</bdi>
        {note !== undefined && <small> · {note}</small>}
      </span>
      {name === undefined ? <small>Rung has no name for this region</small> : <code>{id}</code>}
    </li>
  )
}

interface GroupProps {
  readonly title: string
  readonly hint: string
  readonly ids: readonly string[]
  readonly home?: string
}

const Group = ({ title, hint, ids, home }: GroupProps) => (
  <section>
    <h2>{title}</h2>
    <p className={styles['quiet']}>{hint}</p>
    {ids.length === 0 ? (
      <p>Genesys Cloud names none.</p>
    ) : (
      <ul className={styles['regions']} aria-label={title}>
        {ids.map((id) => (
          <Region key={id} id={id} note={id === home ? 'home' : undefined} />
        ))}
      </ul>
    )}
  </section>
)

const Regions = ({ regions: { home, core, satellite } }: { readonly regions: MediaRegions }) => (
  <>
    <Group title="Home region" hint="Where the organization lives." ids={home === '' ? [] : [home]} />
    <Group
      title="Core regions"
      hint="Regions with the whole platform, in which media may be handled."
      ids={core}
      home={home}
    />
    <Group
      title="Satellite regions"
      hint="Regions that only carry media, nearer to callers and agents."
      ids={satellite}
      home={home}
    />
  </>
)

export const MediaRegionsView = () => {
  const { actions } = useApp()
  const organization = useFacts(
    (s) => s.session,
    ({ session }) => organizationOf(session),
  )
  const facts = useFacts(
    (s) => s.mediaRegions,
    (all) => all,
  )
  // What another organization said is not shown.
  const state = facts.organization === organization ? facts.regions : ({ kind: 'idle' } as const)
  useEffect(() => {
    if (organization !== undefined) void actions.mediaRegions.load()
  }, [actions, organization])
  const regions = valueOf(state)
  return (
    <div className={styles['view']}>
      <h1>Settings</h1>
      <SettingsPages />
      {organization === undefined ? (
        <EmptyState icon={<LogIn aria-hidden />} title="Signed out">
          <p>Media regions are those of an organization.</p>
          <Button onClick={actions.session.askSignIn}>Sign in</Button>
        </EmptyState>
      ) : (
        <>
          {state.kind === 'loading' && regions === undefined && <p role="status">Asking for the media regions…</p>}
          {state.kind === 'failed' && (
            <FaultPane compact fault={state.fault} onRetry={() => void actions.mediaRegions.load()} />
          )}
          {regions !== undefined && <Regions regions={regions} />}
        </>
      )}
    </div>
  )
}
