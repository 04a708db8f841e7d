// A search or an open file and its calls at the left, the ladder in the middle, the message at the right. Dividers are remembered.
import { LoaderCircle, Waypoints } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Group, Panel, Separator, useDefaultLayout, useGroupRef, type Layout } from 'react-resizable-panels'
import { useApp, useFacts } from '../../app-context'
import { shownFileOf } from '../../stores/open-files'
import { EmptyState } from '../../ui/EmptyState'
import { FaultPane } from '../fault/FaultPane'
import { FileCalls } from '../files/FileCalls'
import { FileState } from '../files/FileState'
import { SourceList } from '../files/SourceList'
import { CallHead } from '../ladder/CallHead'
import { LadderView } from '../ladder/LadderView'
import { MessagePane } from '../message/MessagePane'
import { SearchPane } from '../search/SearchPane'
import styles from './CallsView.module.css'

const useShownFile = () => useFacts((s) => s.files, shownFileOf)

const Middle = () => {
  const { actions } = useApp()
  const call = useFacts(
    (s) => s.call,
    (facts) => facts.call,
  )
  const file = useShownFile()
  // A capture of the library may be open beside a file that is still being read.
  const hasNothing = file !== undefined && (file.state.kind !== 'ready' || file.state.reading.calls.length === 0)
  if (hasNothing && call.kind === 'idle') {
    return <FileState file={file} />
  }
  const retry = (): void => void (file === undefined ? actions.call.openAgain() : actions.files.openAgain(file.id))
  switch (call.kind) {
    case 'idle':
      return (
        <EmptyState icon={<Waypoints aria-hidden />} title="No call open">
          <p>Paste a conversation id and press Enter: Rung finds every leg and draws the call here.</p>
        </EmptyState>
      )
    case 'loading':
      return (
        <EmptyState icon={<LoaderCircle className={styles['spinner']} aria-hidden />} title="Finding the whole call…">
          <p>The conversation first, then each of its Call-IDs.</p>
        </EmptyState>
      )
    case 'failed':
      return <FaultPane fault={call.fault} onRetry={retry} />
    case 'ready':
      return (
        <>
          <CallHead call={call.value} />
          <LadderView call={call.value} />
        </>
      )
  }
}

/** % of the view that each pane takes: as it is at first, and while the list is wide. */
const narrowLayout = { calls: 22, ladder: 50, message: 28 }
const wideLayout = { calls: 54, ladder: 27, message: 19 }
/** % from which the list counts as wide. */
const wideFrom = 42

/** The command widens the list and gives the other panes back what they had; who drags the divider has the same. */
const useListWidth = () => {
  const { actions } = useApp()
  const group = useGroupRef()
  const isWide = useFacts(
    (s) => s.list,
    (facts) => facts.isWide,
  )
  const wasWide = useRef(isWide)
  const before = useRef<Layout>(narrowLayout)
  useEffect(() => {
    // Only a change counts: what is remembered from the last time stays as it is.
    if (wasWide.current === isWide) return
    wasWide.current = isWide
    const layout = group.current?.getLayout()
    if (layout === undefined || isWide === (layout['calls'] ?? 0) >= wideFrom) return
    if (isWide) before.current = layout
    group.current?.setLayout(isWide ? wideLayout : before.current)
  }, [isWide, group])
  const onResize = ({ asPercentage }: { readonly asPercentage: number }): void =>
    actions.list.setWide(asPercentage >= wideFrom)
  return { group, onResize }
}

export const CallsView = () => {
  const file = useShownFile()
  const { group, onResize } = useListWidth()
  const hasCall = useFacts(
    (s) => s.call,
    ({ call }) => call.kind === 'ready',
  )
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: 'calls', storage: localStorage })
  return (
    <Group
      className={styles['group'] ?? ''}
      orientation="horizontal"
      groupRef={group}
      {...(defaultLayout !== undefined && { defaultLayout })}
      onLayoutChanged={onLayoutChanged}
    >
      <Panel id="calls" className={styles['panel'] ?? ''} defaultSize="22%" minSize="220px" onResize={onResize}>
        {/* An open call has a heading of its own. */}
        {!hasCall && <h1 className="visually-hidden">Calls</h1>}
        <SourceList />
        {file === undefined ? <SearchPane /> : <FileCalls file={file} />}
      </Panel>
      <Separator className={styles['separator'] ?? ''} aria-label="Width of the call list" />
      <Panel id="ladder" className={styles['panel'] ?? ''} minSize="15%">
        <Middle />
      </Panel>
      <Separator className={styles['separator'] ?? ''} aria-label="Width of the message" />
      <Panel id="message" className={styles['panel'] ?? ''} defaultSize="28%" minSize="220px" maxSize="50%">
        <MessagePane />
      </Panel>
    </Group>
  )
}
