// Captures that were saved: opened as ladders without asking the platform anything.
import { Archive, FolderOpen, Waypoints } from 'lucide-react'
import { useEffect } from 'react'
import { asEpochMicros } from '../../../core/base/time'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { formatBytes, formatDate, formatSeconds, zoneName } from '../../ui/format-time'
import { WiresharkIcon } from '../../ui/WiresharkIcon'
import { FaultPane } from '../fault/FaultPane'
import { RecentFiles } from '../files/RecentFiles'
import styles from './LibraryView.module.css'

export const LibraryView = () => {
  const { actions } = useApp()
  const library = useFacts(
    (s) => s.captures,
    (facts) => facts.library,
  )
  const handOver = useFacts(
    (s) => s.captures,
    (facts) => facts.handOver,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  useEffect(() => void actions.captures.refreshLibrary(), [actions])

  if (library.kind === 'failed') {
    return <FaultPane fault={library.fault} onRetry={() => void actions.captures.refreshLibrary()} />
  }
  const captures = valueOf(library) ?? []
  return (
    <div className={styles['view']}>
      <header className={styles['head']}>
        <h1>Library</h1>
        <Button icon={<FolderOpen aria-hidden />} onClick={() => void actions.settings.revealCapturesFolder()}>
          Open captures folder
        </Button>
      </header>
      <RecentFiles className={styles['recent']} />
      {handOver !== undefined && <FaultPane fault={handOver.fault} onDismiss={actions.captures.dismissFault} />}
      {captures.length === 0 ? (
        <EmptyState icon={<Archive aria-hidden />} title="No captures yet">
          <p>Open a call and get its pcap: it is kept here, also after Genesys Cloud has forgotten it.</p>
        </EmptyState>
      ) : (
        <ul className={styles['list']}>
          {captures.map((capture) => {
            const startedAt = asEpochMicros(Date.parse(capture.startedAt) * 1000)
            return (
              <li key={capture.id}>
                <div className={styles['words']}>
                  <h2>
                    <bdi>{capture.from || '?'}</bdi> → <bdi>{capture.to || '?'}</bdi>
                  </h2>
                  <p>
                    {formatDate(startedAt, zone)} {formatSeconds(startedAt, zone)}{' '}
                    {zoneName(zone, Date.parse(capture.startedAt))} · {formatBytes(capture.bytes)} ·{' '}
                    {capture.organization}
                  </p>
                  <p className={styles['file']}>{capture.fileName}</p>
                </div>
                <Button
                  kind="primary"
                  icon={<Waypoints aria-hidden />}
                  onClick={() => void actions.call.openCapture(capture)}
                >
                  Open ladder
                </Button>
                <Button icon={<WiresharkIcon />} onClick={() => void actions.captures.openInWireshark(capture)}>
                  Wireshark
                </Button>
                <Button
                  kind="icon"
                  aria-label="Show in folder"
                  title="Show in folder"
                  icon={<FolderOpen aria-hidden />}
                  onClick={() => void actions.captures.reveal(capture)}
                />
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
