// What is in the shown file: its measure, what was lost of it, and its calls.
import type { OpenFile } from '../../stores/open-files'
import { CallTable } from '../calls/CallTable'
import styles from './FileCalls.module.css'
import { FileIssues } from './FileIssues'
import { contentsWords } from './file-words'

export const FileCalls = ({ file }: { readonly file: OpenFile }) => {
  if (file.state.kind !== 'ready') return null
  const { contents, calls } = file.state.reading
  return (
    <>
      <div className={styles['head']}>
        <p>{contentsWords(contents)}</p>
        <FileIssues issues={contents.issues} />
      </div>
      {calls.length > 0 && <CallTable key={file.id} label="Calls of the file" />}
    </>
  )
}
