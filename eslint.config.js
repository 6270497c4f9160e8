import oxlint from './.oxlintrc.json' with { type: 'json' }
import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import jsdoc from 'eslint-plugin-jsdoc'
import perfectionist from 'eslint-plugin-perfectionist'
import turbo from 'eslint-plugin-turbo'
import unicorn from 'eslint-plugin-unicorn'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** The way of a call through the core, from the top: a step knows those below it, never one above. */
const steps = ['request', 'login', 'grant', 'http', 'errors', 'secrets', 'time']
const oneDirection = steps.slice(1).map((step, index) => ({
  target: `packages/session-core/src/${step}/**`,
  from: steps.slice(0, index + 1).map((above) => `packages/session-core/src/${above}/**`),
  message: 'The engine runs one way: request, login, grant, http, errors, secrets, time.',
}))

/** What ESLint calls a rule of oxlint: one of ESLint itself may have a twin for TypeScript. */
const rulesHere = (rule) => {
  const [scope, name] = rule.split('/', 2)
  return scope === 'unicorn' ? [rule] : [`@typescript-eslint/${name}`, ...(scope === 'eslint' ? [name] : [])]
}

/** A rule about who may import whom; its message is the reason. */
const mayNotImport = (...patterns) => ['error', { patterns }]

/** Holds for every app. */
const customer = {
  group: ['@org/*/src/**', '**/packages/**'],
  message: 'The playground is a customer: it sees public names only.',
}

const clockReason = 'The clock is an argument: only clock.ts asks the platform for the time.'
const platformTime = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: clockReason },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clockReason },
  { selector: 'MemberExpression[object.name="performance"]', message: clockReason },
]

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'apps/examples/',
    '**/coverage/',
    '**/.turbo/',
    '**/screenshots/',
    '**/.fences/',
    'reference/',
  ]),
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  unicorn.configs.unopinionated,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX, perfectionist, turbo },
    rules: {
      'import-x/no-extraneous-dependencies': ['error', { includeTypes: true }],
      'import-x/no-default-export': 'error',
      'perfectionist/sort-imports': ['error', { type: 'natural', groups: [], newlinesBetween: 'ignore' }],
      // These would have to know types.
      'unicorn/no-for-each': 'off',
      'unicorn/prefer-default-parameters': 'off',
      'unicorn/prefer-minimal-ternary': 'off',
      'unicorn/prefer-string-raw': 'off',
      'unicorn/no-useless-undefined': 'off',
      'unicorn/prefer-await': 'off',
      'unicorn/import-style': 'off',
      'unicorn/prefer-ternary': 'off',
      'unicorn/new-for-builtins': 'off',
      'unicorn/no-declarations-before-early-exit': 'off',
      'unicorn/no-unnecessary-global-this': 'off',
      'unicorn/require-array-join-separator': 'off',
      'unicorn/require-array-sort-compare': 'off',
      'unicorn/prefer-logical-operator-over-ternary': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 12],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-nested-ternary': 'error',
      'no-restricted-syntax': ['error', ...platformTime],
      '@typescript-eslint/method-signature-style': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // A task of turbo is given, and remembered by, the variables that turbo.json names.
      'turbo/no-undeclared-env-vars': [
        'error',
        { allowList: ['^(?:HOME|NODE_ENV|PATH|REQUEST_METHOD|TURBO_HASH|npm_.*)$'] },
      ],
    },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/resolver-next': [
        createNodeResolver({ conditionNames: ['@org/source', 'import', 'node', 'default'] }),
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/playground/**/*.{ts,tsx}'],
    // A stage and a store for laws are one long list of what they can do.
    ignores: ['**/*.test.ts', 'packages/session-core/src/testing/**'],
    rules: { 'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    extends: [jsdoc.configs['flat/recommended-typescript-error']],
    rules: {
      // What is published needs nothing that comes only with development.
      'import-x/no-extraneous-dependencies': [
        'error',
        { includeTypes: true, devDependencies: ['**/*.test.ts'] },
      ],
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclaration'],
        },
      ],
      'jsdoc/require-param': 'off',
      'jsdoc/require-throws-type': 'off',
      'jsdoc/require-returns': 'off',
      'jsdoc/require-yields': 'off',
      // Of types in comments and of tags that stand for them: neither may be there, and the compiler has the rest.
      ...Object.fromEntries(
        [
          'check-access',
          'check-property-names',
          'check-types',
          'implements-on-classes',
          'reject-any-type',
          'reject-function-type',
          'require-next-type',
          'require-property',
          'require-property-description',
          'require-property-name',
          'require-yields-check',
          'require-yields-type',
          'ts-no-empty-object-type',
          'valid-types',
        ].map((rule) => [`jsdoc/${rule}`, 'off']),
      ),
      'jsdoc/tag-lines': 'off',
    },
  },
  {
    files: ['packages/session-core/src/**'],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: oneDirection }],
      'no-restricted-imports': mayNotImport(
        {
          group: ['@org/*'],
          message: 'The core knows no protocol, and reaches itself by relative paths.',
        },
        {
          group: ['node:*', 'undici', '**/node/**'],
          message:
            'The core runs in browsers, too: what needs Node lives in src/node, and nobody imports it.',
        },
      ),
    },
  },
  {
    files: ['packages/session-core/src/emulator/**'],
    rules: {
      'no-restricted-imports': mayNotImport({
        group: ['@org/*', 'node:*', 'ky', 'undici', '../*'],
        message:
          'The frame of emulators knows no engine, no vendor and no platform: it runs in pages and workers, too.',
      }),
    },
  },
  {
    files: ['packages/session-core/src/{file,node,terminal}/**', 'packages/session-core/src/**/*.test.ts'],
    rules: {
      'no-restricted-imports': mayNotImport({
        group: ['@org/*'],
        message: 'The core knows no protocol, and reaches itself by relative paths.',
      }),
    },
  },
  {
    files: ['packages/*-auth/src/**'],
    ignores: ['**/emulator/**', '**/terminal/**'],
    rules: {
      'no-restricted-imports': mayNotImport(
        {
          group: ['@org/*', '!@org/session-core', '@org/session-core/*', '!@org/session-core/vendor'],
          message: 'A protocol knows only @org/session-core: not its sibling, not the test kit.',
        },
        { group: ['ky'], message: 'The core hands ky out as wire.http: a protocol needs no ky of its own.' },
        {
          group: ['**/emulator/**'],
          message: 'An emulator is a second witness: it shares no code with the client.',
        },
      ),
    },
  },
  {
    files: ['packages/*-auth/src/terminal/**'],
    rules: {
      'no-restricted-imports': mayNotImport({
        group: ['@org/*', '!@org/session-core', '@org/session-core/*', '!@org/session-core/terminal', 'ky'],
        message:
          'A command line is a customer of its own package, in the frame of @org/session-core/terminal.',
      }),
    },
  },
  {
    files: ['packages/*-auth/src/emulator/**'],
    rules: {
      'no-restricted-imports': mayNotImport({
        group: [
          '@org/*',
          '!@org/session-core',
          '@org/session-core/*',
          '!@org/session-core/emulator',
          '../../*',
          'valibot',
          'ky',
          'pkijs',
          'asn1js',
        ],
        message:
          'An emulator is a second witness: it shares no code with the client. Of others it takes only the frame, which knows no wire.',
      }),
    },
  },
  {
    // Real certificates need a real library. It is loaded when the first one is made: here stand its types and `import()`.
    files: ['packages/appviewx-auth/src/emulator/authority/**'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': mayNotImport(
        {
          group: ['pkijs', 'asn1js'],
          allowTypeImports: true,
          message: 'Load it with import() when a certificate is made: whoever makes none needs no library.',
        },
        {
          group: ['@org/*', '../../*', 'valibot', 'ky'],
          message: 'An emulator is a second witness: it shares no code with the client.',
        },
      ),
    },
  },
  {
    files: ['packages/*/test/**'],
    rules: {
      'no-restricted-imports': mayNotImport({
        group: ['**/src/**', '../src', '../../src'],
        message: 'Tests in test/ enter by the front door: import the package by its public name.',
      }),
    },
  },
  {
    files: ['apps/**'],
    rules: { 'no-restricted-imports': mayNotImport(customer) },
  },
  {
    files: ['apps/playground/{shared,scenarios,web}/**'],
    rules: {
      'no-restricted-imports': mayNotImport(customer, {
        group: ['**/server/**'],
        message: 'The server stands on top: what it shares with the page or the stories lives in shared/.',
      }),
    },
  },
  {
    files: ['apps/playground/{shared,web}/**'],
    rules: {
      'no-restricted-imports': mayNotImport(customer, {
        group: ['**/server/**', '**/scenarios/**'],
        message: 'The page and what is shared know no story and no server: both build on shared/.',
      }),
    },
  },
  {
    files: [
      '**/clock.ts',
      // Files have an age by the machine's own time.
      'packages/session-core/src/file/**',
      'packages/*/src/terminal/**',
      'packages/*/src/emulator/**',
      'apps/**',
      '.ci/**',
      '**/*.test.ts',
      '**/test/**',
      '**/testing/**',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/test/**/*.ts', '**/e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['apps/**', '.ci/**', '**/*.config.ts', '**/*.config.js'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.config.ts', '**/*.config.js'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['**/*.js'],
    rules: { 'max-lines': 'off' },
  },
  // What oxlint asks is asked once: it is twenty times faster, and knows types.
  {
    files: ['**/*.{ts,tsx}'],
    rules: Object.fromEntries(
      Object.keys(oxlint.rules)
        .flatMap(rulesHere)
        .map((rule) => [rule, 'off']),
    ),
  },
)
