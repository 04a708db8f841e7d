// What is in the shown file: its measure, what was lost of it, and its calls.
import { useApp, useFacts } from '../../app-context'
import type { OpenFile } from '../../stores/open-files'
import { zoneName } from '../../ui/format-time'
import { CallRows } from '../search/CallRows'
import styles from './FileCalls.module.css'
import { FileIssues } from './FileIssues'
import { contentsWords } from './file-words'

export const FileCalls = ({ file }: { readonly file: OpenFile }) => {
  const { actions } = useApp()
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  if (file.state.kind !== 'ready') return null
  const { contents, calls } = file.state.reading
  return (
    <>
      <div className={styles['head']}>
        <p>{contentsWords(contents)}</p>
        <FileIssues issues={contents.issues} />
      </div>
      {calls.length > 0 && (
        <CallRows
          key={file.id}
          label="Calls of the file"
          status={`${calls.length.toLocaleString('en')} ${calls.length === 1 ? 'call' : 'calls'} · times in ${zoneName(zone)}`}
          calls={calls}
          onOpen={(_, index) => void actions.files.openCall(file.id, index)}
        />
      )}
    </>
  )
}
