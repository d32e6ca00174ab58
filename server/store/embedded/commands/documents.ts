import { encodeDocument, type Encodable } from '../bson/encode.js'

/** A cursor's source from documents at hand. */
export function* documents(list: Iterable<Encodable>): Generator<Buffer, void, undefined> {
  for (const document of list) yield encodeDocument(document)
}
