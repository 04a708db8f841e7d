// Where the calls of the list come from: the search, or one of the open files.
import { FileText, LoaderCircle, Search, TriangleAlert, X } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import type { OpenFile } from '../../stores/open-files'
import { Button } from '../../ui/Button'
import styles from './SourceList.module.css'

const StateIcon = ({ state }: OpenFile) => {
  switch (state.kind) {
    case 'failed':
      return <TriangleAlert className={styles['bad']} aria-label="cannot be read" />
    case 'ready':
      return <FileText aria-hidden />
    default:
      return <LoaderCircle className={styles['spinner']} aria-hidden />
  }
}

export const SourceList = () => {
  const { actions } = useApp()
  const { files, shownId } = useFacts(
    (s) => s.files,
    (facts) => facts,
  )
  const isSignedOut = useFacts(
    (s) => s.session,
    ({ session }) => session.kind === 'signed-out' && session.because !== 'expired',
  )
  if (files.length === 0) return null
  return (
    <ul className={styles['sources']} aria-label="Open files">
      {!isSignedOut && (
        <li>
          <button
            type="button"
            aria-current={shownId === undefined ? 'true' : undefined}
            onClick={actions.files.showSearch}
          >
            <Search aria-hidden />
            <span>Search</span>
          </button>
        </li>
      )}
      {files.map((file) => (
        <li key={file.id}>
          <button
            type="button"
            title={file.name}
            aria-current={shownId === file.id ? 'true' : undefined}
            onClick={() => void actions.files.show(file.id)}
          >
            <StateIcon {...file} />
            <bdi>{file.name}</bdi>
          </button>
          <Button
            kind="icon"
            aria-label={`Close ${file.name}`}
            title="Close"
            icon={<X aria-hidden />}
            onClick={() => actions.files.close(file.id)}
          />
        </li>
      ))}
    </ul>
  )
}
