// The list of calls, wherever they come from: filter, count and what can be done with it above the rows. As two lines for each
// call in a narrow pane, as a table where there is room.
import { Columns3, ListX, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useRef } from 'react'
import { callVocabulary } from '../../../core/filter/call-vocabulary'
import type { Settings } from '../../../shared/schema/settings'
import { useApp, useFacts } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FilterField } from '../../ui/FilterField'
import { focusNamed } from '../../ui/focus-named'
import { plural } from '../../ui/plural'
import { useInlineSize } from '../../ui/use-inline-size'
import { zoneName } from '../../ui/format-time'
import { FaultPane } from '../fault/FaultPane'
import { CallGrid } from './CallGrid'
import styles from './CallTable.module.css'
import { ListMenu } from './ListMenu'
import { sampleCalls, type Listing } from './listing'
import { useListing } from './use-listing'

/** px from which columns are easier to read than two lines. */
const tableFrom = 440

interface CallTableProps {
  /** Name of the grid. */
  readonly label: string
  /** Instead of the count, e.g. while a search runs. */
  readonly status?: string | undefined
}

const countWords = ({ rows, calls, list, selected }: Listing, zone: Settings['timeZone']): string => {
  const shown =
    list.filter === ''
      ? plural(calls.length, 'call')
      : `${rows.length.toLocaleString('en')} of ${plural(calls.length, 'call')}`
  return selected.length > 1
    ? `${shown}, ${selected.length.toLocaleString('en')} selected`
    : `${shown} · times in ${zoneName(zone)}`
}

const Bar = ({ listing, status }: { readonly listing: Listing; readonly status: string | undefined }) => {
  const { actions } = useApp()
  const titleOf = useTitles()
  const notice = useFacts(
    (s) => s.list,
    (facts) => facts.notice,
  )
  const isWide = useFacts(
    (s) => s.list,
    (facts) => facts.isWide,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const together = listing.selected.length
  return (
    <div className={styles['bar']}>
      <p className={styles['count']} role="status">
        {notice || (status ?? countWords(listing, zone))}
      </p>
      {together > 1 && (
        <Button
          kind="quiet"
          title={titleOf('One ladder of the selected calls', 'list.together')}
          onClick={() => void actions.list.openTogether()}
        >
          Open together
        </Button>
      )}
      <ListMenu listing={listing} />
      <Button
        kind="icon"
        aria-label="Columns and order"
        title={titleOf('Columns and order', 'list.columns')}
        icon={<Columns3 aria-hidden />}
        onClick={() => actions.shell.showOverlay('columns')}
      />
      <Button
        kind="icon"
        aria-label={isWide ? 'Narrow list' : 'Wide list'}
        title={titleOf(isWide ? 'Narrow list' : 'Wide list, with all columns', 'list.wide')}
        icon={isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
        onClick={actions.list.toggleWide}
      />
    </div>
  )
}

export const CallTable = ({ label, status }: CallTableProps) => {
  const actions = useApp().actions.list
  const listing = useListing()
  const fault = useFacts(
    (s) => s.list,
    (facts) => facts.fault,
  )
  const frame = useRef<HTMLDivElement>(null)
  const width = useInlineSize(frame)
  const isTable = width >= tableFrom
  const { list, rows, calls, issues, explanation } = listing
  const focusRows = (): void => focusNamed('calls')

  return (
    <div ref={frame} className={styles['frame']}>
      <Bar listing={listing} status={status} />
      <div className={styles['top']} role="search" aria-label="Filter the list">
        <FilterField
          label="Filter calls"
          placeholder="Filter, e.g. state:busy or pdd>2s"
          focusName="list-filter"
          text={list.filter}
          vocabulary={callVocabulary}
          samples={sampleCalls(calls)}
          issues={issues}
          explanation={explanation}
          onChange={actions.setFilter}
          onEnter={focusRows}
          onLeave={focusRows}
        />
      </div>
      {fault !== undefined && <FaultPane fault={fault} compact onDismiss={actions.dismissFault} />}
      {rows.length === 0 ? (
        <EmptyState icon={<ListX aria-hidden />} title="No call passes the filter">
          <p>
            {plural(calls.length, 'call')} are here, but the list asks for {explanation}.
          </p>
          <Button onClick={() => actions.setFilter('')}>Clear the filter</Button>
        </EmptyState>
      ) : (
        width > 0 && <CallGrid key={isTable ? 'table' : 'lines'} label={label} listing={listing} isTable={isTable} />
      )}
    </div>
  )
}
