import type {
  AggregateOptions,
  AggregationCursor,
  BulkWriteOptions,
  BulkWriteResult,
  ClientBulkWriteOptions,
  ClientBulkWriteResult,
  CreateIndexesOptions,
  Db,
  DeleteResult,
  Document,
  FindCursor,
  InsertManyResult,
  InsertOneResult,
  ListIndexesCursor,
  MongoClient,
  UpdateResult,
} from 'mongodb'

/** A document as it comes back: anything may be in it. */
export type Found = Readonly<Record<string, unknown>>

/** The driver's collection without its guesses about documents: here an `_id` is anything. */
export interface Things {
  readonly collectionName: string
  readonly namespace: string
  find(filter?: Document, options?: Document): FindCursor<Found>
  findOne(filter?: Document, options?: Document): Promise<Found | null>
  aggregate(pipeline: Document[], options?: AggregateOptions): AggregationCursor<Found>
  countDocuments(filter?: Document, options?: Document): Promise<number>
  estimatedDocumentCount(): Promise<number>
  distinct(key: string, filter?: Document, options?: Document): Promise<unknown[]>
  insertOne(document: Document, options?: Document): Promise<InsertOneResult>
  insertMany(documents: readonly Document[], options?: Document): Promise<InsertManyResult>
  updateOne(filter: Document, update: Document | Document[], options?: Document): Promise<UpdateResult>
  updateMany(filter: Document, update: Document | Document[], options?: Document): Promise<UpdateResult>
  replaceOne(filter: Document, replacement: Document, options?: Document): Promise<UpdateResult>
  deleteOne(filter: Document, options?: Document): Promise<DeleteResult>
  deleteMany(filter: Document, options?: Document): Promise<DeleteResult>
  findOneAndUpdate(
    filter: Document,
    update: Document | Document[],
    options?: Document,
  ): Promise<Document | null>
  findOneAndReplace(filter: Document, replacement: Document, options?: Document): Promise<Found | null>
  findOneAndDelete(filter: Document, options?: Document): Promise<Found | null>
  bulkWrite(operations: readonly Document[], options?: BulkWriteOptions): Promise<BulkWriteResult>
  createIndex(key: Document, options?: CreateIndexesOptions): Promise<string>
  dropIndex(name: string): Promise<Document>
  dropIndexes(): Promise<boolean>
  listIndexes(): ListIndexesCursor
  drop(): Promise<boolean>
  rename(name: string, options?: Document): Promise<unknown>
}

/** A server the contract is held against. */
export type Target = {
  readonly uri: () => string
  readonly client: () => MongoClient
  readonly db: () => Db
  /** A collection nobody else uses, holding `documents`. */
  readonly collection: (documents?: readonly Document[]) => Promise<Things>
  /** The client's bulkWrite over several collections. */
  readonly bulkWrite: (
    models: readonly Document[],
    options?: ClientBulkWriteOptions,
  ) => Promise<ClientBulkWriteResult>
}

/** The code of the error a promise ends in, 0 when it does not. */
export async function codeOf(promise: Promise<unknown>): Promise<number | string> {
  try {
    await promise
    return 0
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error) return error.code as number
    return error instanceof Error ? error.name : 'unknown'
  }
}
