// A ladder that the page has made into a file's content. Where it goes, the user says in a dialog that main opens.
import { z } from 'zod'

/** UTF-16 code units and bytes: a call of 30,000 messages as HTML is some 50 million. */
const maxLength = 96 * 1024 * 1024

export const ExportId = z.uuid()

const text = z.string().max(maxLength)

export const ExportFile = z.strictObject({
  /** What the proposed name is made of. */
  call: z.strictObject({
    /** Time of the first message, in milliseconds since the epoch. */
    at: z.number().int().min(0).max(8_640_000_000_000),
    from: z.string().max(256),
    to: z.string().max(256),
    /** Conversation id or Call-ID. */
    subject: z.string().max(512),
  }),
  content: z.discriminatedUnion('format', [
    z.strictObject({ format: z.enum(['svg', 'html', 'mermaid', 'text', 'json']), text }),
    z.strictObject({
      format: z.literal('png'),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= maxLength, 'too large'),
    }),
    /** Main prints the page. */
    z.strictObject({ format: z.literal('pdf'), html: text }),
  ]),
})

export const SavedExport = z.strictObject({
  /** To show the file in its folder. */
  id: ExportId,
  /** Base name, for show only. */
  name: z.string(),
})

export type ExportFile = z.output<typeof ExportFile>
export type ExportFormat = ExportFile['content']['format']
export type SavedExport = z.output<typeof SavedExport>
