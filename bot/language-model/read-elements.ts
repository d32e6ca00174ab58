import { ModelFailure } from './language-model.js'

/** Reads a JSON object while it is being written. */
export type ElementReader = {
  /** Takes the next piece and gives those elements of the array that it finishes. Throws a ModelFailure for what is no JSON. */
  push(piece: string): unknown[]
  /** The whole object, once everything has come. Throws a ModelFailure when it is not whole. */
  end(): unknown
}

/** Longer than any answer: what writes on and on is stopped. */
const longest = 20_000

/**
 * Reads the objects in the array `name` of a JSON object one by one, each as soon as its last brace has come. Text around the object, such as
 * the fences of a Markdown code block, is passed over.
 */
export function createElementReader(name: string): ElementReader {
  let text = ''
  let at = 0
  /** The braces and brackets that are open, outermost first. */
  const open: ('{' | '[')[] = []
  let inString = false
  let inArray = false
  let stringFrom = 0
  let elementFrom = 0
  let lastString = ''
  let begin = -1
  let end = -1

  return {
    push(piece) {
      text += piece
      if (text.length > longest) throw new ModelFailure('malformed')
      const elements: unknown[] = []
      for (; at < text.length && end < 0; at++) {
        const character = text[at]
        if (inString) {
          if (character === '\\') at++
          else if (character === '"') {
            inString = false
            if (open.length === 1) lastString = text.slice(stringFrom, at)
          }
        } else if (begin < 0) {
          if (character !== '{') continue
          begin = at
          open.push('{')
        } else if (character === '"') {
          inString = true
          stringFrom = at + 1
        } else if (character === '{' || character === '[') {
          if (character === '[' && open.length === 1) inArray = lastString === name
          if (character === '{' && open.length === 2) elementFrom = at
          open.push(character)
        } else if (character === '}' || character === ']') {
          if (open.pop() !== (character === '}' ? '{' : '[')) throw new ModelFailure('malformed')
          if (open.length === 2 && inArray && character === '}')
            elements.push(parse(text.slice(elementFrom, at + 1)))
          if (open.length === 1) inArray = false
          if (open.length === 0) end = at + 1
        }
      }
      return elements
    },
    end() {
      if (end < 0) throw new ModelFailure('malformed')
      return parse(text.slice(begin, end))
    },
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new ModelFailure('malformed')
  }
}
