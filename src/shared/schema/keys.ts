// How a command and its keys are named, the same in settings, page and menu.
import { z } from 'zod'

export const CommandId = z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/)

/**
 * Modifiers in this order, then a letter in lower case, another character as it is typed, or the name of a key (UI Events
 * KeyboardEvent `key` values). `$mod` is Ctrl, or ⌘ on a Mac. A character that needs Shift is written without it.
 */
export const Key = z
  .string()
  .regex(
    /^(?:\$mod\+)?(?:Control\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?(?:[A-Z][A-Za-z0-9]{1,24}|[^\s\p{C}\p{Lu}])$/u,
    'keys such as $mod+Shift+f',
  )
