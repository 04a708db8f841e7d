import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Use the typed bridge: src/main/electron/ipc-transport.ts and src/preload/index.ts own the raw channels.',
}

export default tseslint.config(
  { ignores: ['out', 'dist', 'coverage', 'node_modules', 'test-results', 'src/core/env.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-imports': ['error', { paths: [rawIpc] }],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Use crypto for ids.' }],
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'todo'], location: 'start' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/array-type': ['error', { default: 'array' }],
      // The compiler's noPropertyAccessFromIndexSignature asks for brackets where this rule would forbid them.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/core/**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['electron', 'electron/*', 'react', 'react-dom', 'node:*', 'zod'], message: 'src/core is pure.' },
            {
              group: ['**/main/**', '**/renderer/**', '**/shared/**', '**/simulator/**'],
              message: 'src/core is pure.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'performance', 'fetch', 'process', 'setTimeout'],
    },
  },
  {
    files: ['src/main/electron/ipc-transport.ts', 'src/preload/index.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    // Says only that the React compiler, which we do not use, would skip a component.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['*.config.ts', 'e2e/*.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['scripts/**/*.mjs', 'test/**/*.mjs', '*.mjs', '.dependency-cruiser.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
      },
    },
    rules: { 'no-console': 'off', 'no-restricted-exports': 'off' },
  },
)
