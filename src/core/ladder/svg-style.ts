// Colours and type of the exported picture and page. Always light: it is printed, and pasted into documents.
import type { Hue } from './hue-of-rung'

/** At least 4.5:1 on white (WCAG 2.2 1.4.3). */
export const colours = {
  text: '#1b2330',
  quiet: '#55606f',
  bar: '#7d8794',
  bad: '#b3211c',
  warn: '#8a5200',
  good: '#1c6b34',
  /** A ground. */
  sunken: '#f5f6f8',
} as const

/** The same as on screen. */
export const hueColours: Readonly<Record<Hue, string>> = {
  0: '#0b6b74',
  1: '#6a3fb0',
  2: '#9a4a00',
  3: '#1f5fbf',
  4: '#a3246e',
  5: '#3f6b12',
  good: colours.good,
  warn: colours.warn,
  bad: colours.bad,
  quiet: colours.quiet,
}

/** No font is embedded or fetched: each system has one of these. */
export const fonts = {
  text: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
  fixed: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
} as const

/** Every selector begins with the picture's class, because a page that embeds the picture shares these rules. */
export const svgStyle = [
  `.rung-ladder text { font: 11px ${fonts.text}; fill: ${colours.text}; text-anchor: middle; white-space: pre }`,
  '.rung-ladder .heading { font-size: 16px; font-weight: 600; text-anchor: start }',
  `.rung-ladder .fact { font-size: 12px; text-anchor: start }`,
  '.rung-ladder .name { font-size: 12px; font-weight: 600 }',
  '.rung-ladder .label { font-size: 12px; font-weight: 600 }',
  // As on screen: what went well, what did not, and what is not the end of it.
  `.rung-ladder .failure { fill: ${colours.bad} }`,
  `.rung-ladder .success { fill: ${colours.good} }`,
  '.rung-ladder .provisional, .rung-ladder .challenge, .rung-ladder .redirect { font-weight: 500 }',
  `.rung-ladder .missing { fill: ${colours.quiet}; font-style: italic }`,
  `.rung-ladder .place, .rung-ladder .detail { font-size: 10px; fill: ${colours.quiet} }`,
  '.rung-ladder .beside { text-anchor: start }',
  `.rung-ladder .time { font-family: ${fonts.fixed}; text-anchor: start }`,
  `.rung-ladder .span { font-family: ${fonts.fixed}; font-size: 10px; fill: ${colours.quiet}; text-anchor: start }`,
  `.rung-ladder .badge-words { font-weight: 600; fill: ${colours.warn} }`,
  '.rung-ladder .ground { fill: #ffffff }',
  `.rung-ladder .bar { stroke: ${colours.bar} }`,
  `.rung-ladder .head { fill: #ffffff; stroke: ${colours.bar} }`,
  '.rung-ladder .line { fill: none; stroke-width: 1.6 }',
  '.rung-ladder .dashed { stroke-dasharray: 6 4 }',
  '.rung-ladder .ghost { stroke-dasharray: 2 4 }',
  `.rung-ladder .silence { fill: ${colours.sunken} }`,
  `.rung-ladder .media { fill: ${colours.sunken}; stroke: ${colours.bar}; stroke-width: 0.6 }`,
  '.rung-ladder .media-early { stroke-dasharray: 2 2 }',
  '.rung-ladder .media-off { fill: #ffffff; stroke-dasharray: 6 3 }',
  `.rung-ladder .media-words { font-size: 10px; fill: ${colours.quiet}; text-anchor: start }`,
  `.rung-ladder .cross { fill: none; stroke: ${colours.bad}; stroke-width: 2 }`,
  ...Object.entries(hueColours).map(
    ([hue, colour]) => `.rung-ladder .hue-${hue} { stroke: ${colour} }\n.rung-ladder .tip-${hue} { fill: ${colour} }`,
  ),
].join('\n')
