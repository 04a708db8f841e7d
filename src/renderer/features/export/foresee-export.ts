// What can be said of an export before it is made: how much it is, and whether its format can hold it.
import { measureSvg } from '../../../core/ladder/draw-svg'
import { exportMermaid, maxMermaidCharacters } from '../../../core/ladder/export-mermaid'
import type { ExportFormat } from '../../../shared/schema/export-file'
import { plural } from '../../ui/plural'
import type { PreparedExport } from './actions'
import { maxPngSide, pngScaleOf } from './draw-png'

export interface Forecast {
  /** How much is exported. */
  readonly words: string
  /** `refusal`: it cannot be made. `warning`: it can, but some programs will not take it. */
  readonly doubt: { readonly kind: 'refusal' | 'warning'; readonly words: string } | undefined
}

type Foreseen = Pick<PreparedExport, 'layout' | 'title' | 'time' | 'words'>

const thousands = new Intl.NumberFormat('en-GB')
const number = (value: number): string => thousands.format(value)

const picture = ({ layout, title, time }: Foreseen): { readonly words: string; readonly doubt: Forecast['doubt'] } => {
  const size = measureSvg(layout, title, time)
  const scale = pngScaleOf(size)
  const pixels = `${number(size.width * (scale ?? 1))} × ${number(size.height * (scale ?? 1))} px`
  if (scale !== undefined) return { words: pixels, doubt: undefined }
  const words =
    `One PNG cannot hold this ladder: it would be ${pixels}, and the limit is ${number(maxPngSide)} px each way and 64 ` +
    'megapixels. SVG and PDF have no such limit.'
  return { words: pixels, doubt: { kind: 'refusal', words } }
}

const diagram = ({ layout, title, time }: Foreseen): { readonly words: string; readonly doubt: Forecast['doubt'] } => {
  const { length } = exportMermaid(layout, title, time)
  const words = `${number(length)} characters`
  if (length <= maxMermaidCharacters) return { words, doubt: undefined }
  const limit = `Mermaid draws up to ${number(maxMermaidCharacters)} characters unless its maxTextSize is raised; these are ${number(length)}.`
  return { words, doubt: { kind: 'warning', words: limit } }
}

const nothing = { words: '', doubt: undefined }

/** Linear in the rungs. */
export const foreseeExport = (format: ExportFormat, prepared: Foreseen): Forecast => {
  const { layout, words } = prepared
  const { words: extent, doubt } =
    format === 'png' ? picture(prepared) : format === 'mermaid' ? diagram(prepared) : nothing
  const sum = [words.charAt(0).toUpperCase() + words.slice(1), plural(layout.lanes.length, 'lane'), extent]
    .filter((part) => part !== '')
    .join(' · ')
  return { words: sum, doubt }
}
