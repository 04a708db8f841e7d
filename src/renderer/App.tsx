// Which page: signing in, or the shell. A session that ran out leaves the shell and what is open in it; files need no session.
import { useEffect, useMemo } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useApp, useFacts } from './app-context'
import { CommandPalette } from './commands/CommandPalette'
import { HelpDialog } from './commands/HelpDialog'
import { bindKeys } from './commands/keymap'
import { runCommand } from './commands/run-command'
import { sendMenu } from './commands/send-menu'
import { useCommands } from './commands/use-commands'
import { faultOf } from './api/client'
import { ColumnsDialog } from './features/calls/ColumnsDialog'
import { ConversationDialog } from './features/conversation/ConversationDialog'
import { StoredInviteDialog } from './features/conversation/StoredInviteDialog'
import { FaultPane } from './features/fault/FaultPane'
import { ExportDialog } from './features/export/ExportDialog'
import { DropZone } from './features/files/DropZone'
import { useTheme } from './use-theme'
import { Shell } from './features/shell/Shell'
import { SignInPage } from './features/sign-in/SignInPage'

/** What makes sense before there is anything to see. */
const isOfSignIn = (id: string): boolean => id === 'file.open' || id.startsWith('view.zoom-')

export const App = () => {
  const { stores, actions, onMenuCommand } = useApp()
  const all = useCommands()
  const showsSignIn = useFacts(
    (s) => s.session,
    ({ session }) => session.kind === 'signed-out' && session.because !== 'expired',
  )
  const wantsSignIn = useFacts(
    (s) => s.ui,
    (facts) => facts.wantsSignIn,
  )
  const hasFiles = useFacts(
    (s) => s.files,
    (facts) => facts.files.length > 0,
  )
  const overlay = useFacts(
    (s) => s.ui,
    (facts) => facts.overlay,
  )
  useTheme()
  const isSignIn = wantsSignIn || (showsSignIn && !hasFiles)
  const commands = useMemo(
    () => (isSignIn ? all.filter(({ id }) => isOfSignIn(id) || (wantsSignIn && id === 'view.search')) : all),
    [isSignIn, wantsSignIn, all],
  )
  useEffect(() => bindKeys(commands), [commands])
  useEffect(() => sendMenu(commands, stores, actions.shell.showMenu), [commands, stores, actions])
  useEffect(
    () =>
      onMenuCommand((id) => {
        const command = commands.find((candidate) => candidate.id === id)
        if (command === undefined) return
        actions.shell.showOverlay('none')
        // After a dialog has given the focus back, so that a command may move it.
        requestAnimationFrame(() => runCommand(command))
      }),
    [commands, actions, onMenuCommand],
  )

  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => (
        <FaultPane fault={faultOf(error)} onRetry={resetErrorBoundary} />
      )}
    >
      {isSignIn ? <SignInPage /> : <Shell />}
      {overlay === 'help' && <HelpDialog commands={commands} />}
      {overlay === 'export' && <ExportDialog />}
      {overlay === 'palette' && <CommandPalette commands={commands} />}
      {overlay === 'columns' && <ColumnsDialog />}
      {overlay === 'conversation' && <ConversationDialog />}
      {overlay === 'stored-invite' && <StoredInviteDialog />}
      <DropZone />
    </ErrorBoundary>
  )
}
