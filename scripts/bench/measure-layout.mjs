// The layout of a ladder on its own: no window, no file. How its time grows with the messages.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'
import { inProject } from '../setup/project.mjs'
import { makeLongCall } from './make-call.mjs'

const rounds = 15
const sizes = [10_000, 20_000]

/** The app's own layout and the reader of its workers, as one bundle each that Node can load. */
const loadModules = async (folder) => {
  const outDir = join(folder, 'modules')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      ssr: true,
      rollupOptions: {
        input: {
          layout: inProject('src', 'core', 'ladder', 'layout-ladder.ts'),
          missing: inProject('src', 'core', 'call', 'find-missing.ts'),
          scanned: inProject('src', 'core', 'call', 'scanned-message.ts'),
          reader: inProject('src', 'renderer', 'workers', 'create-file-reader.ts'),
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  const load = (name) => import(pathToFileURL(join(outDir, `${name}.mjs`)))
  const modules = await Promise.all(['layout', 'missing', 'reader', 'scanned'].map(load))
  return Object.assign({}, ...modules)
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

/** Of each size the times in ms, sizes in turn. */
export const measureLayout = async (folder) => {
  const { layoutLadder, findMissing, createFileReader, messageFromScan } = await loadModules(folder)
  const readMessages = (count) => {
    const path = join(folder, `layout-${count}.pcap`)
    makeLongCall(path, count)
    const reader = createFileReader()
    reader.push(readFileSync(path))
    return [...reader.end('whole').partsOf(0)].flatMap(({ messages }) => messages.map(messageFromScan))
  }
  const calls = sizes.map(readMessages)
  const times = sizes.map(() => [])
  for (let round = -2; round < rounds; round += 1) {
    for (const [index, messages] of calls.entries()) {
      // What the size before has left behind is not this one's to clear away.
      collectGarbage()
      const start = performance.now()
      layoutLadder(messages, { foldRepeats: true, silence: {}, missing: findMissing(messages) })
      if (round >= 0) times[index].push(performance.now() - start)
    }
  }
  return sizes.map((count, index) => ({ count, times: times[index] }))
}
