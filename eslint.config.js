import jsdoc from 'eslint-plugin-jsdoc'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const clockReason = 'The clock is an argument: only clock.ts asks the platform for the time.'
const platformTime = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: clockReason },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clockReason },
  { selector: 'MemberExpression[object.name="performance"]', message: clockReason },
]

/** Asks of what is published what oxlint cannot; the rest of what ESLint knows is asked at night. */
export default defineConfig(
  globalIgnores(['**/*.js']),
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript' } },
    rules: {
      'jsdoc/check-alignment': 'error',
      'jsdoc/check-param-names': 'error',
      'jsdoc/check-values': 'error',
      'jsdoc/escape-inline-tags': 'error',
      'jsdoc/multiline-blocks': 'error',
      'jsdoc/no-multi-asterisks': 'error',
      'jsdoc/no-types': 'error',
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclaration'],
        },
      ],
      'jsdoc/require-returns-check': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    // Files have an age by the machine's own time.
    ignores: [
      '**/*.test.ts',
      '**/clock.ts',
      'packages/session-core/src/file/**',
      'packages/*/src/{terminal,emulator,testing}/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...platformTime] },
  },
)
