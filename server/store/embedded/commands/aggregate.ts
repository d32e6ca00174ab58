import type { Command } from './command.js'
export const aggregate: Command = { run() { throw new Error('later') } }
