// The forms that a ladder can be exported in.
import { exportHtml } from '../../../core/ladder/export-html'
import { exportJson } from '../../../core/ladder/export-json'
import { exportMermaid } from '../../../core/ladder/export-mermaid'
import { exportSvg } from '../../../core/ladder/export-svg'
import { exportText } from '../../../core/ladder/export-text'
import type { ExportFormat } from '../../../shared/schema/export-file'

interface FormatWords {
  readonly name: string
  /** What it is good for. */
  readonly hint: string
}

export const formatWords: Readonly<Record<ExportFormat, FormatWords>> = {
  svg: { name: 'SVG', hint: 'A picture of any length; its text can be selected' },
  png: { name: 'PNG', hint: 'A picture for a chat or a ticket' },
  pdf: { name: 'PDF', hint: 'Page by page, picture and table' },
  html: { name: 'HTML', hint: 'One file for any browser, picture and table' },
  mermaid: { name: 'Mermaid', hint: 'For a wiki or ticket that draws diagrams' },
  text: { name: 'Text', hint: 'For mail and terminals, in a fixed font' },
  json: { name: 'JSON', hint: 'For scripts' },
}

export const exportFormats = Object.keys(formatWords) as readonly ExportFormat[]

/** A PDF is printed from the page. */
export const textExporters = {
  svg: exportSvg,
  pdf: exportHtml,
  html: exportHtml,
  mermaid: exportMermaid,
  text: exportText,
  json: exportJson,
} as const

export type CopiedFormat = Extract<ExportFormat, 'svg' | 'mermaid' | 'text'>

export const canCopy = (format: ExportFormat): format is CopiedFormat =>
  format === 'svg' || format === 'mermaid' || format === 'text'
