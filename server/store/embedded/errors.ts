/** The MongoDB error codes this store answers with; names and numbers are MongoDB's own. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NotImplemented: 238,
  ConversionFailure: 241,
  CannotIndexParallelArrays: 171,
  InvalidPipelineOperator: 168,
  InvalidIndexSpecificationOption: 197,
  APIVersionError: 322,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  NoQueryExecutionPlans: 291,
  CommandNotSupportedOnView: 166,
  OperationNotSupportedInTransaction: 263,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  AuthenticationFailed: 18,
  MaxTimeMSExpired: 50,
  IDLFailedToParse: 40414,
  IDLUnknownField: 40415,
} as const

export type ErrorName = keyof typeof codes

const nameOfCode = new Map<number, string>(Object.entries(codes).map(([name, code]) => [code, name]))
// The two IDL errors carry MongoDB's numbered codes, which have no name of their own in a reply.
nameOfCode.set(40414, 'Location40414')
nameOfCode.set(40415, 'Location40415')

/** An error a client is told of: MongoDB's code and name, and what more the reply carries (`keyPattern` …). */
export class StoreError extends Error {
  readonly code: number
  readonly codeName: string

  /**
   * @param code a name of the table above, or the number of one of MongoDB's unnamed "Location" errors
   * @param details further fields of the reply or write error
   */
  constructor(
    code: ErrorName | number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'StoreError'
    this.code = typeof code === 'number' ? code : codes[code]
    this.codeName = nameOfCode.get(this.code) ?? `Location${this.code}`
  }
}
