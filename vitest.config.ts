import { defineConfig } from 'vitest/config'

// Three suites, so that `npm test` can say how many of each it ran.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/{core,shared,main,preload,simulator,cli}/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
          // A test that is a matter of milliseconds may wait for its turn on a busy machine.
          testTimeout: 20_000,
        },
      },
      { test: { name: 'renderer', include: ['src/renderer/**/*.test.{ts,tsx}'], environment: 'jsdom' } },
      {
        test: {
          name: 'contract',
          include: ['test/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
    ],
  },
})
