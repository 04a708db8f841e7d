// Files dropped anywhere on the window are opened; while they hover over it, the window says so.
import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useApp } from '../../app-context'
import styles from './DropZone.module.css'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true

export const DropZone = () => {
  const { actions } = useApp()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent): void => {
      // Without a related target, the pointer has left the window and not only an element.
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent): void => {
      setIsOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      void actions.files.drop([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', over)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', over)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [actions])
  return isOver ? (
    <div className={styles['zone']} role="status">
      <div>
        <FileDown aria-hidden />
        <h2>Drop to open</h2>
        <p>pcap, pcapng, snoop, also .gz, and logs or texts with SIP in them</p>
      </div>
    </div>
  ) : null
}
