// The command line tool: one file that plain Node runs.
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: resolve(import.meta.dirname, 'src/cli/main.ts'),
    target: 'node20.18',
    outDir: 'out/cli',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'rung.js', banner: '#!/usr/bin/env node' } },
  },
})
