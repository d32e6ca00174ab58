// How jest reads TypeScript: by esbuild, as ES modules, like the build.
import { createHash } from 'node:crypto'
import { transform, version } from 'esbuild'

const options = {
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  sourcesContent: false,
}

export default {
  getCacheKey: (source, file) =>
    createHash('sha256')
      .update(version)
      .update(JSON.stringify(options))
      .update(file)
      .update('\0')
      .update(source)
      .digest('hex'),
  async processAsync(source, file) {
    const loader = file.endsWith('.tsx') ? 'tsx' : 'ts'
    return transform(source, { ...options, loader, sourcefile: file })
  },
}
