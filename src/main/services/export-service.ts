// Saves an exported ladder where the user says. The page names no path: it gets an id and the file's name.
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { ExportFile, ExportFormat, SavedExport } from '../../shared/schema/export-file'
import { AppError, cancelled } from '../app-error'
import type { Dialogs, FileKind, PrintPage } from '../ports'
import { captureFileName, type ExportExtension } from './capture-file-name'
import { writeWhole } from './write-whole'

interface ExportServiceOptions {
  readonly dialogs: Pick<Dialogs, 'choosePlace'>
  readonly print: PrintPage
}

export interface ExportService {
  /** Undefined when the user thought better of it. */
  readonly save: (file: ExportFile, signal: AbortSignal) => Promise<SavedExport | undefined>
  /** Absolute path of what was saved since Rung was started. */
  readonly pathOf: (id: string) => string
}

const kinds: Readonly<Record<ExportFormat, FileKind & { readonly extension: ExportExtension }>> = {
  svg: { name: 'SVG picture', extension: 'svg' },
  png: { name: 'PNG picture', extension: 'png' },
  pdf: { name: 'PDF document', extension: 'pdf' },
  html: { name: 'Web page', extension: 'html' },
  mermaid: { name: 'Mermaid diagram', extension: 'mmd' },
  text: { name: 'Text', extension: 'txt' },
  json: { name: 'JSON', extension: 'json' },
}

export const createExportService = ({ dialogs, print }: ExportServiceOptions): ExportService => {
  const paths = new Map<string, string>()

  const bytesOf = (content: ExportFile['content'], signal: AbortSignal): Promise<Uint8Array> | Uint8Array | string => {
    switch (content.format) {
      case 'png':
        return content.bytes
      case 'pdf':
        return print(content.html, signal)
      default:
        return content.text
    }
  }

  return {
    save: async ({ call, content }, signal) => {
      const kind = kinds[content.format]
      const fileName = captureFileName({ ...call, extension: kind.extension })
      const path = await dialogs.choosePlace('Export the ladder', fileName, kind)
      if (path === undefined) return undefined
      const bytes = await bytesOf(content, signal)
      if (signal.aborted) throw cancelled()
      await writeWhole(path, bytes)
      const id = randomUUID()
      paths.set(id, path)
      return { id, name: basename(path) }
    },
    pathOf: (id) => {
      const path = paths.get(id)
      if (path === undefined) throw new AppError('file.gone', 'Nothing was saved under this id.')
      return path
    },
  }
}
