export function buildConsole(options: { out: string }): Promise<void>
