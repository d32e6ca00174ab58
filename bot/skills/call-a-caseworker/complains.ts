import { matcher } from '../../guardrails/phrases.js'

/** She is not content with how she has been treated, or with what was decided. */
export const complains = matcher([
  /\b(?:klag(?:e|er|en|es|et)|klageadgang|utilfreds|uretfærdig\w*|complain\w*|appeal(?:ing)?|unfair)\b/,
])
