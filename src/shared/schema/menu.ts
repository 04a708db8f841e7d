// The page's commands, as the native menu shows them. The page says what there is; main decides how a menu looks.
import { z } from 'zod'
import { CommandId, Key } from './keys'

const MenuCommand = z.strictObject({
  id: CommandId,
  title: z.string().min(1).max(120),
  /** Commands of a group stand together, in the order in which they come. */
  group: z.string().min(1).max(40),
  /** Shown beside the title. */
  key: Key.optional(),
  isEnabled: z.boolean(),
})

export const MenuCommands = z.array(MenuCommand).max(500)
export type MenuCommand = z.output<typeof MenuCommand>
