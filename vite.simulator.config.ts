// The simulator alone: one file that plain Node runs.
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: resolve(import.meta.dirname, 'src/simulator/main.ts'),
    target: 'node20.18',
    outDir: 'out/simulator',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'simulator.js' } },
  },
})
