// Opens the dialog from the ladder's bar.
import { Download } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import { tabOf } from '../../stores/stores'
import { Button } from '../../ui/Button'
import { formatWords } from './export-formats'

/** What a command has copied is said here; the dialog says its own. */
export const ExportButton = () => {
  const { actions, stores } = useApp()
  const titleOf = useTitles()
  const copied = useFacts(
    (s) => s.exports,
    ({ job }) => (job.kind === 'copied' ? job.format : undefined),
  )
  const fault = useFacts(
    (s) => s.exports,
    ({ job }) => (job.kind === 'failed' ? job.fault.message : ''),
  )
  const isOver = useFacts(
    (s) => s.ui,
    ({ overlay }) => overlay === 'export',
  )
  // What was copied is of the call in front.
  const isOtherSide = useFacts(
    (s) => s.tabs,
    (facts) => tabOf(facts, facts.otherId)?.call === stores.call,
  )
  const said = copied === undefined ? fault : `Ladder copied as ${formatWords[copied].name}`
  return (
    <>
      <Button
        kind="icon"
        icon={<Download aria-hidden />}
        aria-label="Export the ladder"
        title={titleOf('Export the ladder', 'export.open')}
        aria-haspopup="dialog"
        onClick={actions.exports.open}
      />
      <span role="status">{isOver || isOtherSide ? '' : said}</span>
    </>
  )
}
