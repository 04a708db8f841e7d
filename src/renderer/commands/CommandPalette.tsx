// Every command by name. cmdk filters and walks; the dialog around it is the platform's.
import { Command as Palette } from 'cmdk'
import { useApp } from '../app-context'
import { ModalDialog } from '../ui/ModalDialog'
import type { Command } from './commands'
import styles from './CommandPalette.module.css'
import { keyWords } from './key-words'
import { isEnabled, runCommand } from './run-command'

export const CommandPalette = ({ commands }: { readonly commands: readonly Command[] }) => {
  const { stores, actions } = useApp()
  const close = (): void => actions.shell.showOverlay('none')
  const run = (command: Command): void => {
    close()
    // After the dialog has given the focus back, so that a command may move it.
    requestAnimationFrame(() => runCommand(command))
  }
  // What makes no sense now is found all the same, and last.
  const sorted = [...commands].sort((one, other) => Number(isEnabled(other)) - Number(isEnabled(one)))
  return (
    <ModalDialog label="All commands" onClose={close}>
      {/* A dialog focuses its first focusable element when it opens: that must be the input, not cmdk's frame. */}
      <Palette label="All commands" className={styles['palette']} tabIndex={undefined}>
        <Palette.Input className={styles['input']} placeholder="Type a command…" />
        <Palette.List className={styles['list']}>
          <Palette.Empty className={styles['empty']}>No command of this name.</Palette.Empty>
          {sorted.map((command) => (
            <Palette.Item
              key={command.id}
              value={command.title}
              keywords={[command.group]}
              className={styles['item']}
              disabled={!isEnabled(command)}
              onSelect={() => run(command)}
            >
              <span className={styles['group']}>{command.group}</span>
              <span className={styles['name']}>{command.title}</span>
              {command.keys[0] !== undefined && (
                <kbd>{keyWords(command.keys[0], stores.info.platform === 'darwin')}</kbd>
              )}
            </Palette.Item>
          ))}
        </Palette.List>
      </Palette>
    </ModalDialog>
  )
}
