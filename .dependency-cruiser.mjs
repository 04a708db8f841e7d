// Who may import whom: an allow-list, and all else is an error. ARCHITECTURE.md shows the same table.

const npm = (names) => `node_modules/(@types/)?(${names.join('|')})(/|$)`
const tests = '\\.test\\.tsx?$'

/** Files under `from` may import only what matches one of `to`. */
const only = (name, comment, from, to, fromNot = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: [tests, ...fromNot] },
  to: { pathNot: to },
})

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { pathNot: [tests] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    only('core-is-pure', 'No Electron, React, DOM or Node in the core.', '^src/core', [
      '^src/core',
      npm(['sdp-transform', 'diff']),
    ]),
    only('shared-is-a-contract', 'Types of core, and zod.', '^src/shared', ['^src/(core|shared)', npm(['zod'])]),
    only(
      'services-know-no-electron',
      'Services, API client and dispatcher run in tests as they are.',
      '^src/main',
      [
        '^src/(core|shared)',
        '^src/main/(services|genesys|ipc|[^/]+\\.ts$)',
        npm(['zod', 'oauth4webapi', 'p-limit']),
        '^(node:)?[a-z_/]+$',
      ],
      ['^src/main/electron', '^src/main/index\\.ts$'],
    ),
    {
      name: 'services-import-no-electron',
      severity: 'error',
      from: { path: '^src/main', pathNot: ['^src/main/electron', '^src/main/index\\.ts$', tests] },
      to: { path: '^electron$|node_modules/electron' },
    },
    only('preload-only-bridges', 'Types of the bridge, and Electron.', '^src/preload', [
      '^src/shared',
      '(^|node_modules/)electron(/|$)',
    ]),
    only(
      'cli-is-core-in-a-terminal',
      'The same engine as the app, and Node.',
      '^src/cli',
      ['^src/(core|cli)', '^package\\.json$', '^(node:)?[a-z_/]+$'],
      ['^src/cli/cloud/'],
    ),
    only(
      'cli-cloud-is-the-services-in-a-terminal',
      'What talks to Genesys Cloud is the app’s own: one budget, one way to search. It is loaded only when it is asked for.',
      '^src/cli/cloud/',
      [
        '^src/(core|shared|cli)',
        '^src/main/(services|genesys|(app-error|ports)\\.ts$)',
        npm(['zod', 'undici']),
        '^(node:)?[a-z_/]+$',
      ],
    ),
    only('simulator-knows-no-client', 'The simulator stands for Genesys Cloud.', '^src/simulator', [
      '^src/(core|simulator)',
      // Scenario files are data from outside.
      npm(['zod']),
      '^(node:)?[a-z_/]+$',
    ]),
    {
      name: 'simulator-imports-no-electron',
      severity: 'error',
      from: { path: '^src/simulator' },
      to: { path: '^electron$|node_modules/electron' },
    },
    {
      name: 'cli-starts-without-the-cloud',
      comment: '`rung inspect` starts in no time: the rest comes by a dynamic import.',
      severity: 'error',
      from: { path: '^src/cli', pathNot: ['^src/cli/cloud/', tests] },
      to: { path: '^src/cli/cloud/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'renderer-never-imports-main',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: ['^src/(main|preload|simulator)', '^node:', '^electron$', 'node_modules/(electron|zod)(/|$)'] },
    },
    {
      name: 'renderer-takes-types-of-shared',
      comment: 'Keeps zod out of the page.',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: [tests] },
      to: { path: '^src/shared', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-import-the-app',
      comment: 'ui, stores and workers stand below the features.',
      severity: 'error',
      from: { path: '^src/renderer/(ui|stores|api|workers)' },
      to: { path: '^src/renderer/(features|commands|App|actions)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
