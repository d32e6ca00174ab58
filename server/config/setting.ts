import { z } from 'zod'

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)

/** One environment variable; set to nothing is the same as not set. */
export const setting = <Shape extends z.ZodType>(shape: Shape) => z.preprocess(blankIsUnset, shape)
