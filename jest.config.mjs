/** Tests are TypeScript ES modules, read by esbuild and run in Node's own vm modules (see package.json, "jest"). */
export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/bot',
    '<rootDir>/handoff',
    '<rootDir>/knowledge',
    '<rootDir>/server',
    '<rootDir>/widget',
  ],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.tsx?$': '<rootDir>/scripts/jest-transform.mjs' },
  testTimeout: 20_000,
}
