// A text that the page made and the user wants to keep. The user says where, in a dialog that main opens.
import { z } from 'zod'

/** 25,000 calls with all their columns are 10 MB. */
const maxCharacters = 64 * 1024 * 1024

export const TextFile = z.strictObject({
  /** Proposed name, without extension: no separator, no dot, so no path can be made of it. */
  name: z
    .string()
    .max(80)
    .regex(/^[A-Za-z0-9][\w+ -]*$/),
  kind: z.enum(['csv', 'json']),
  text: z.string().max(maxCharacters),
})
export type TextFile = z.output<typeof TextFile>

export const SavedFile = z.strictObject({
  /** Base name, for show only. */
  name: z.string(),
})
export type SavedFile = z.output<typeof SavedFile>
