// A ladder as an SVG file.
import { drawSvg } from './draw-svg'
import type { DrawnLayout } from './ladder-shape'
import type { LadderTitle } from './ladder-title'
import type { LadderTime } from './time-columns'

/** A whole document in UTF-8: no script, no font and no picture from elsewhere. */
export const exportSvg = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${drawSvg(layout, title, time)}\n`
