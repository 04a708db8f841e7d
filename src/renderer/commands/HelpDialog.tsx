// Made from the command list, so it cannot go stale.
import { useApp } from '../app-context'
import { Button } from '../ui/Button'
import { ModalDialog } from '../ui/ModalDialog'
import type { Command } from './commands'
import styles from './HelpDialog.module.css'
import { keyWords } from './key-words'

export const HelpDialog = ({ commands }: { readonly commands: readonly Command[] }) => {
  const { stores, actions } = useApp()
  const isMac = stores.info.platform === 'darwin'
  const withKeys = commands.filter(({ keys }) => keys.length > 0)
  const groups = [...new Set(withKeys.map(({ group }) => group))]
  return (
    <ModalDialog label="Keyboard help" onClose={() => actions.shell.showOverlay('none')}>
      <div className={styles['head']}>
        <h2>Keyboard</h2>
        <Button
          onClick={() => {
            actions.shell.showOverlay('none')
            actions.shell.showView('keyboard')
          }}
        >
          Change keys…
        </Button>
      </div>
      <div className={styles['groups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {withKeys
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{command.title}</dt>
                    <dd>
                      {command.keys.map((key) => (
                        <kbd key={key}>{keyWords(key, isMac)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </ModalDialog>
  )
}
