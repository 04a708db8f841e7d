// The stand-in's default app: what Electron's own one does for `electron <folder> …`, and no more. An ES module with a
// top-level await, because Electron then holds its ready event back until the app's main module has run.

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const argument = process.argv.slice(1).find((each) => !each.startsWith('-'))
if (argument === undefined) throw new Error('Usage: electron [switches] <folder of the app>')

const folder = resolve(argument)
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setAppPath(folder)
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
await import(pathToFileURL(join(folder, manifest.main)).href)
