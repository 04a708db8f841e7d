// What was last exported, and how.
import type { Fault } from '../../shared/ipc/fault'
import type { ExportFormat, SavedExport } from '../../shared/schema/export-file'

/** The whole call, what the view shows of it, or of that the rungs from the marked message to the selected one. */
export type ExportScope = 'call' | 'view' | 'range'

type ExportJob =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly format: ExportFormat }
  | { readonly kind: 'saved'; readonly saved: SavedExport }
  | { readonly kind: 'copied'; readonly format: ExportFormat }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly wanted: 'save' | 'copy' }

export interface ExportFacts {
  readonly format: ExportFormat
  readonly scope: ExportScope
  readonly job: ExportJob
}

export const initialExportFacts: ExportFacts = { format: 'svg', scope: 'view', job: { kind: 'none' } }
