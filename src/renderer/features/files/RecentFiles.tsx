// The way to a file on the disk, and the files that were open before.
import { FileText, FolderOpen, X } from 'lucide-react'
import { asEpochMicros } from '../../../core/base/time'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import { Button } from '../../ui/Button'
import { formatDate, formatSeconds } from '../../ui/format-time'
import styles from './RecentFiles.module.css'

export const RecentFiles = ({ className = '' }: { readonly className?: string | undefined }) => {
  const { actions } = useApp()
  const titleOf = useTitles()
  const recent = useFacts(
    (s) => s.files,
    (facts) => facts.recent,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  return (
    <section className={`${styles['files']} ${className}`} aria-label="Files on this computer">
      <div className={styles['head']}>
        <div>
          <h2>Open a capture or log</h2>
          <p>No account needed. Or drop files anywhere on this window.</p>
        </div>
        <Button
          icon={<FolderOpen aria-hidden />}
          title={titleOf('Open a capture or log', 'file.open')}
          onClick={() => void actions.files.choose()}
        >
          Open…
        </Button>
      </div>
      {recent.length > 0 && (
        <>
          <ul aria-label="Recent files">
            {recent.map(({ id, name, openedAt }) => {
              const at = asEpochMicros(Date.parse(openedAt) * 1000)
              return (
                <li key={id}>
                  <button type="button" title={name} onClick={() => void actions.files.openAgain(id)}>
                    <FileText aria-hidden />
                    <bdi>{name}</bdi>
                    <time dateTime={openedAt}>
                      {formatDate(at, zone)} {formatSeconds(at, zone)}
                    </time>
                  </button>
                  <Button
                    kind="icon"
                    aria-label={`Take ${name} off the list`}
                    title="Take off the list"
                    icon={<X aria-hidden />}
                    onClick={() => void actions.files.forget(id)}
                  />
                </li>
              )
            })}
          </ul>
          <Button kind="quiet" className={styles['clear'] ?? ''} onClick={() => void actions.files.forget()}>
            Clear the list
          </Button>
        </>
      )}
    </section>
  )
}
