// Three builds. Libraries are bundled, so that the app loads a few files instead of hundreds; the preload script is one
// CommonJS file, which is what a sandboxed preload must be.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const from = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: from('src/main/index.ts'), simulator: from('src/simulator/process.ts') },
        external: ['electron'],
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: from('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    build: {
      target: 'chrome130',
      // data: URLs are refused for fonts by our content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: from('src/renderer/index.html') },
    },
    plugins: [react()],
    worker: { format: 'es' },
  },
})
