export function buildWidget(options: { out: string }): Promise<void>
