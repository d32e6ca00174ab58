import { fit, lessonsOf, pack } from '../../bot/guardrails/learned/fit.js'
import type { Kept } from '../../bot/guardrails/learned/model.js'
import type { Training } from './models.js'

/** What is learnt from all examples: the same every time. */
export const train = ({ labels, examples }: Training): Kept =>
  pack(
    fit(
      labels,
      examples().flatMap((example) => lessonsOf(labels, example)),
    ),
  )
