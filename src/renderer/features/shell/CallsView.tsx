// A search or an open file and its calls at the left, the ladder in the middle, the message at the right. Dividers are remembered.
import { Waypoints } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Group, Panel, Separator, useDefaultLayout, useGroupRef, type Layout } from 'react-resizable-panels'
import { useApp, useFacts } from '../../app-context'
import { shownFileOf } from '../../stores/open-files'
import { activeTabOf } from '../../stores/stores'
import { EmptyState } from '../../ui/EmptyState'
import { FileCalls } from '../files/FileCalls'
import { FileState } from '../files/FileState'
import { SourceList } from '../files/SourceList'
import { MessagePane } from '../message/MessagePane'
import { SearchPane } from '../search/SearchPane'
import { CallSides } from '../tabs/CallSides'
import { TabStrip } from '../tabs/TabStrip'
import styles from './CallsView.module.css'

const useShownFile = () => useFacts((s) => s.files, shownFileOf)

/** While no call is in front. */
const NoCall = () => {
  const file = useShownFile()
  if (file !== undefined && (file.state.kind !== 'ready' || file.state.reading.calls.length === 0)) {
    return <FileState file={file} />
  }
  return (
    <EmptyState icon={<Waypoints aria-hidden />} title="No call open">
      {file === undefined ? (
        <p>Paste a conversation id and press Enter: Rung finds every leg and draws the call here.</p>
      ) : (
        <p>Choose a call from the list to see it here.</p>
      )}
    </EmptyState>
  )
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
  const isOpen = useFacts(
    (s) => s.tabs,
    (facts) => activeTabOf(facts) !== undefined,
  )
  const isSplit = useFacts(
    (s) => s.tabs,
    ({ otherId }) => otherId !== undefined,
  )
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
        {/* An open call has a heading of its own; of two, each has a lesser one. */}
        {(!hasCall || isSplit) && <h1 className="visually-hidden">Calls</h1>}
        <SourceList />
        {file === undefined ? <SearchPane /> : <FileCalls file={file} />}
      </Panel>
      <Separator className={styles['separator'] ?? ''} aria-label="Width of the call list" />
      <Panel id="ladder" className={styles['panel'] ?? ''} minSize="15%">
        <TabStrip />
        {isOpen ? <CallSides /> : <NoCall />}
      </Panel>
      <Separator className={styles['separator'] ?? ''} aria-label="Width of the message" />
      <Panel id="message" className={styles['panel'] ?? ''} defaultSize="28%" minSize="220px" maxSize="50%">
        <MessagePane />
      </Panel>
    </Group>
  )
}
