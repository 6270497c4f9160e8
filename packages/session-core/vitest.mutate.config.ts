import { defineConfig } from 'vitest/config'

/** What the engine is held to when it is mutated: all that runs in this process and does not break it itself. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@org/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [
      '**/laws-have-teeth.test.ts',
      '**/endings.test.ts',
      '**/node-test*.test.ts',
      'src/node/**',
      'test/node-transport/**',
      '**/node_modules/**',
    ],
    env: { INTERLEAVINGS: '60' },
    testTimeout: 10_000,
  },
})
