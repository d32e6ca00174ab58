import { readFileSync } from 'node:fs'

/** Examples from a text file, one a line, each under the last `# heading` above it. */
export function readExamples(file: string): readonly { readonly heading: string; readonly text: string }[] {
  let heading = ''
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) heading = line.slice(2)
      return line === '' || line.startsWith('#') ? [] : [{ heading, text: line }]
    })
}
