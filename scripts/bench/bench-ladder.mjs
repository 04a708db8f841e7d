// How the ladder of a very long and of a very wide call feels, beside one of 100 rungs in the same window of the real app:
// opened, walked by key, scrolled and filtered.

import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { say } from '../setup/console.mjs'
import { openDesktopSession } from '../setup/desktop-session.mjs'
import { ensureElectron } from '../setup/electron-runtime.mjs'
import { projectFolder } from '../setup/project.mjs'
import { mustRun } from '../setup/run.mjs'
import { ensurePackages, packageSets } from '../setup/system-packages.mjs'
import { makeLongCall, makeWideCall } from './make-call.mjs'
import { median } from './measure.mjs'
import { measureLayout } from './measure-layout.mjs'
import { readCount } from './read-count.mjs'

const calls = [
  { title: '100 rungs', file: 'short.pcap', make: (path) => makeLongCall(path, 100) },
  { title: '10,000 rungs', file: 'long.pcap', make: (path) => makeLongCall(path, 10_000) },
  { title: '40 lanes', file: 'wide.pcap', make: (path) => makeWideCall(path, 40) },
]

const p95 = (values) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]

const frameDown = (all) => median(all.map(({ down }) => p95(down.frames)))
const cpuDown = (all) => median(all.map(({ down }) => down.work))

/**
 * What is shown of one call's rounds, and how much more than the short call it may take. A short call that has no room to
 * scroll sideways is scrolled down instead.
 */
const figures = [
  { name: 'Call opened, first paint', of: (all) => median(all.map(({ open }) => open.first)), bound: '≤ 3' },
  { name: 'All of it painted', of: (all) => median(all.map(({ open }) => open.whole)) },
  { name: 'Arrow key, painted', of: (all) => median(all.flatMap(({ keys }) => keys.times)), bound: '≤ 1.5' },
  { name: 'End, painted', of: (all) => median(all.map(({ end }) => end)), bound: '≤ 1.5' },
  { name: 'Home, painted', of: (all) => median(all.map(({ home }) => home)), bound: '≤ 1.5' },
  { name: 'Frame down, p95', of: frameDown, bound: '≤ 1.5' },
  {
    name: 'Frame across, p95',
    of: (all) => median(all.map(({ across }) => p95(across.frames))),
    ofShort: frameDown,
    bound: '≤ 1.5',
  },
  { name: 'CPU to open', of: (all) => median(all.map(({ openWork }) => openWork)) },
  { name: 'CPU per key', of: (all) => median(all.map(({ keys }) => keys.work)) },
  { name: 'CPU per frame down', of: cpuDown },
  { name: 'CPU per frame across', of: (all) => median(all.map(({ across }) => across.work)), ofShort: cpuDown },
  { name: 'Filter, painted', of: (all) => median(all.map(({ filter }) => filter)) },
  { name: 'No filter, painted', of: (all) => median(all.map(({ unfilter }) => unfilter)) },
]

const mostOf = (all, name) => Math.max(...all.flatMap(({ down, across }) => [down.most[name], across.most[name]]))

const printTable = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  for (const row of rows) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
  }
}

const report = (measured) => {
  const [short, ...others] = measured
  const line = ({ name, of, ofShort = of, bound = '' }) => {
    const base = ofShort(short)
    const cells = others.map(of).flatMap((value) => [`${value.toFixed(1)} ms`, `× ${(value / base).toFixed(2)}`])
    return [name, `${base.toFixed(1)} ms`, ...cells, bound]
  }
  const elements = (name, title) => [
    title,
    String(mostOf(short, name)),
    ...others.flatMap((all) => [String(mostOf(all, name)), '']),
    '',
  ]
  printTable([
    ['Medians', calls[0].title, ...calls.slice(1).flatMap(({ title }) => [title, '']), 'wanted'],
    ...figures.map(line),
    elements('rungs', 'Most rungs in the page'),
    elements('grid', 'Most elements in the grid'),
  ])
}

const driveApp = async (folder, rounds) => {
  const made = calls.map(({ file, make }) => {
    const path = join(folder, file)
    return `${relative(projectFolder, path)}=${make(path)}`
  })
  await ensurePackages(packageSets.endToEndTests)
  const { node, results } = await openDesktopSession(await ensureElectron())
  const figuresFile = join(results, 'ladder.json')
  await mustRun(...node('scripts/bench/drive-ladder.mjs', figuresFile, String(rounds), ...made))
  return JSON.parse(await readFile(figuresFile, 'utf8'))
}

/** Writes its captures to `folder`. */
export const benchLadder = async (folder, args) => {
  report(await driveApp(folder, readCount(args, 'rounds', 5)))
  const [small, large] = await measureLayout(folder)
  for (const { count, times } of [small, large]) say('Layout', `${count} messages in ${median(times).toFixed(1)} ms`)
  say(
    'Layout',
    `t(${large.count}) / t(${small.count}) = ${(median(large.times) / median(small.times)).toFixed(2)}, wanted ≤ 2.2`,
  )
}
