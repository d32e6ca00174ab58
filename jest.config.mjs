/** Tests are TypeScript ES modules, transformed by swc and run in Node's own vm modules (see package.json, "jest"). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/bot', '<rootDir>/knowledge', '<rootDir>/server', '<rootDir>/widget'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  testTimeout: 20_000,
}
