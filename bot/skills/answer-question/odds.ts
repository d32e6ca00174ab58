/** A score (a probability, 0–1) as the logarithm of its odds: near 1, where scores crowd, it still tells good from better. */
export const oddsOf = (score: number): number => Math.log(score / (1 - score))

export const scoreOf = (odds: number): number => 1 / (1 + Math.exp(-odds))
