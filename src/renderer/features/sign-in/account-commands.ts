// The accounts' part of the one list of commands.
import type { Actions } from '../../actions'
import { focusNamed } from '../../ui/focus-named'

export const createAccountCommands = ({ session, shell }: Pick<Actions, 'session' | 'shell'>) => {
  const command = (id: string, title: string, run: () => void) => {
    return { id, title, group: 'Session' as const, keys: [], run }
  }
  return [
    command('session.sign-in', 'Sign in, or switch to another account…', session.askSignIn),
    command('session.accounts', 'Accounts: add, change, delete', () => {
      shell.showView('settings')
      requestAnimationFrame(() => focusNamed('accounts'))
    }),
  ]
}
