// The recorded calls of the demo, as files that the app opens.
import { join } from 'node:path'
import { projectFolder } from './electron-host'

/** Absolute path of a call's capture, e.g. `three-hop`. */
export const demoCapture = (name: string): string => join(projectFolder, 'resources', 'demo', `${name}.pcap`)
