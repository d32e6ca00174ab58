import { compareStrings } from '../bson/compare.js'
import type { Doc, Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { compileExpression, type Variables } from '../aggregate/expression.js'

/** The constants a command's expressions see: `$$NOW`, and the command's `let`, each entry evaluated once and in order. */
export function parseLet(spec: Doc | undefined, now: number): Variables {
  const variables: Record<string, Value | undefined> = { NOW: new Date(now) }
  for (const [name, value] of spec ?? []) {
    if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
      throw new StoreError(
        'FailedToParse',
        `'${name}' starts with an invalid character for a user variable name`,
      )
    variables[name] = compileExpression(value, { strings: compareStrings, variables })({})
  }
  return variables
}
