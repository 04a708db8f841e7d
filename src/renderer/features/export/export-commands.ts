// The exports' part of the one list of commands.
import type { Actions } from '../../actions'
import type { CopiedFormat } from './export-formats'

export const createExportCommands = ({ exports }: Pick<Actions, 'exports'>) => {
  const command = (id: string, title: string, keys: readonly string[], run: () => void) => {
    return { id, title, group: 'Ladder' as const, keys, run, isEnabled: exports.canExport }
  }
  const copy = (format: CopiedFormat) => (): void => void exports.copy(format, 'view')
  return [
    command('export.open', 'Export the ladder: SVG, PNG, PDF, HTML, Mermaid, text, JSON…', ['$mod+e'], exports.open),
    command('export.copy-text', 'Copy the ladder as text', [], copy('text')),
    command('export.copy-mermaid', 'Copy the ladder as Mermaid', [], copy('mermaid')),
    command('export.copy-svg', 'Copy the ladder as SVG', [], copy('svg')),
  ]
}
