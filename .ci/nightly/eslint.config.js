import oxlint from '../../.oxlintrc.json' with { type: 'json' }
import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import turbo from 'eslint-plugin-turbo'
import unicorn from 'eslint-plugin-unicorn'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** What ESLint calls a rule of oxlint: one of ESLint itself may have a twin for TypeScript. */
const rulesHere = (rule) => {
  const [scope, name] = rule.split('/', 2)
  return scope === 'unicorn' ? [rule] : [`@typescript-eslint/${name}`, ...(scope === 'eslint' ? [name] : [])]
}

const off = (...rules) => Object.fromEntries(rules.map((rule) => [rule, 'off']))

/** All that ESLint and its plugins recommend, and oxlint does not ask: it seldom finds anything, and takes a minute. */
export default defineConfig(
  globalIgnores(['**/*.js', 'apps/examples/', '**/coverage/', '**/dist/', '**/.fences/', 'reference/']),
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  unicorn.configs.unopinionated,
  {
    plugins: { 'import-x': importX, turbo },
    rules: {
      'import-x/no-extraneous-dependencies': ['error', { includeTypes: true }],
      // A task of turbo is given, and remembered by, the variables that turbo.json names.
      'turbo/no-undeclared-env-vars': [
        'error',
        { allowList: ['^(?:HOME|INIT_CWD|NODE_ENV|PATH|REQUEST_METHOD|TURBO_HASH|npm_.*)$'] },
      ],
      // These would have to know types, or stand against a rule of ours.
      ...off(
        'unicorn/no-for-each',
        'unicorn/prefer-default-parameters',
        'unicorn/prefer-minimal-ternary',
        'unicorn/prefer-string-raw',
        'unicorn/no-useless-undefined',
        'unicorn/prefer-await',
        'unicorn/import-style',
        'unicorn/prefer-ternary',
        'unicorn/new-for-builtins',
        'unicorn/no-declarations-before-early-exit',
        'unicorn/no-unnecessary-global-this',
        'unicorn/require-array-join-separator',
        'unicorn/require-array-sort-compare',
        'unicorn/prefer-logical-operator-over-ternary',
        '@typescript-eslint/no-empty-function',
        ...Object.keys(oxlint.rules).flatMap(rulesHere),
      ),
    },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/resolver-next': [
        createNodeResolver({ conditionNames: ['@org/source', 'import', 'node', 'default'] }),
      ],
    },
  },
  {
    // What is published needs nothing that comes only with development.
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'import-x/no-extraneous-dependencies': ['error', { includeTypes: true, devDependencies: false }],
    },
  },
)
