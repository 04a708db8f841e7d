// How the ladder is exported: the form, how much of it, and where it goes. What went well or wrong is said here, in place.
import { Copy, Download, FolderOpen, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useApp, useFacts } from '../../app-context'
import type { ExportScope } from '../../stores/export-facts'
import { Button } from '../../ui/Button'
import { ModalDialog } from '../../ui/ModalDialog'
import { FaultPane } from '../fault/FaultPane'
import styles from './ExportDialog.module.css'
import { canCopy, exportFormats, formatWords } from './export-formats'
import { foreseeExport } from './foresee-export'

interface ChoiceProps {
  readonly group: string
  readonly name: string
  readonly hint: string
  readonly isChosen: boolean
  readonly isDisabled?: boolean
  readonly onChoose: () => void
}

const Choice = ({ group, name, hint, isChosen, isDisabled = false, onChoose }: ChoiceProps) => (
  <label className={styles['choice']}>
    <input type="radio" name={group} checked={isChosen} disabled={isDisabled} onChange={onChoose} />
    <span className={styles['name']}>{name}</span>
    <small>{hint}</small>
  </label>
)

const scopes: readonly (readonly [ExportScope, name: string, hint: string])[] = [
  ['view', 'What the view shows', 'Filter, hidden lanes, names and folded repeats as on screen'],
  ['call', 'The whole call', 'Every message: nothing filtered, hidden or folded'],
  ['range', 'From the marked to the selected message', 'Of what the view shows'],
]

const Outcome = () => {
  const { actions } = useApp()
  const job = useFacts(
    (s) => s.exports,
    (facts) => facts.job,
  )
  const { exports } = actions
  switch (job.kind) {
    case 'none':
      return null
    case 'working':
      return (
        <>
          <LoaderCircle className={styles['spinner']} aria-hidden /> Making the {formatWords[job.format].name}…
          <Button onClick={exports.cancel}>Cancel</Button>
        </>
      )
    case 'saved':
      return (
        <>
          <span className={styles['saved']}>
            Saved as <bdi>{job.saved.name}</bdi>
          </span>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void exports.reveal(job.saved.id)}>
            Show in folder
          </Button>
        </>
      )
    case 'copied':
      return <>{formatWords[job.format].name} copied</>
    case 'failed':
      return null
  }
}

export const ExportDialog = () => {
  const { actions, stores } = useApp()
  const { exports } = actions
  const timeZone = useFacts(
    (s) => s.settings,
    (facts) => facts.timeZone,
  )
  const { format, scope, job } = useFacts(
    (s) => s.exports,
    (facts) => facts,
  )
  // What is under the dialog stays as it is while the dialog is open.
  const prepared = useMemo(() => exports.prepare(scope), [exports, scope])
  const forecast = useMemo(
    () => (prepared === undefined ? undefined : foreseeExport(format, prepared)),
    [format, prepared],
  )
  const doubt = forecast?.doubt
  const isWorking = job.kind === 'working'
  const hasRange = exports.hasRange()
  const retry = job.kind === 'failed' && job.wanted === 'copy' && canCopy(format) ? 'copy' : 'save'
  const copy = (): void => {
    if (canCopy(format)) void exports.copyChosen(format)
  }
  return (
    <ModalDialog label="Export the ladder" onClose={exports.close}>
      <h2 className={styles['title']}>Export the ladder</h2>
      <div className={styles['groups']}>
        <fieldset className={styles['group']}>
          <legend>Format</legend>
          {exportFormats.map((each) => (
            <Choice
              key={each}
              group="export-format"
              {...formatWords[each]}
              isChosen={each === format}
              onChoose={() => exports.chooseFormat(each)}
            />
          ))}
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>How much</legend>
          {scopes.map(([each, name, hint]) => (
            <Choice
              key={each}
              group="export-scope"
              name={name}
              hint={each === 'range' && !hasRange ? 'Mark a message with Space, then select another' : hint}
              isChosen={each === scope}
              isDisabled={each === 'range' && !hasRange}
              onChoose={() => exports.chooseScope(each)}
            />
          ))}
          <p className={styles['note']}>
            Times and lanes are as on screen. Above the ladder stand the call’s ids, its start in UTC and in{' '}
            {timeZone === 'utc' || timeZone === 'local' ? 'local time' : timeZone}, its source and Rung{' '}
            {stores.info.version}.
          </p>
        </fieldset>
      </div>
      <p className={styles['sum']}>{forecast?.words}</p>
      {doubt !== undefined && (
        <div className={styles['doubt']} role="note">
          <TriangleAlert aria-hidden />
          <span>{doubt.words}</span>
          {doubt.kind === 'refusal' && (
            <>
              <Button onClick={() => exports.chooseFormat('svg')}>Take SVG</Button>
              <Button onClick={() => exports.chooseFormat('pdf')}>Take PDF</Button>
            </>
          )}
        </div>
      )}
      {job.kind === 'failed' && (
        <FaultPane
          fault={job.fault}
          compact
          onRetry={retry === 'copy' ? copy : () => void exports.save()}
          onDismiss={exports.dismiss}
        />
      )}
      <div className={styles['foot']}>
        <p className={styles['outcome']} role="status">
          <Outcome />
        </p>
        {canCopy(format) && (
          <Button icon={<Copy aria-hidden />} disabled={isWorking} onClick={copy}>
            Copy
          </Button>
        )}
        <Button
          kind="primary"
          icon={<Download aria-hidden />}
          disabled={isWorking || prepared === undefined || doubt?.kind === 'refusal'}
          onClick={() => void exports.save()}
        >
          Save…
        </Button>
        <Button onClick={exports.close}>Close</Button>
      </div>
    </ModalDialog>
  )
}
