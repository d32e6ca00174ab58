/** Vectors in a quarter of the room: each row's numbers in 127ths of the row's greatest. Cosines come out right to about half a percent. */
export type QuantisedRows = { readonly codes: Int8Array; readonly scales: Float32Array }

/** Takes rows of `dimensions` numbers, one after another. */
export function quantiseRows(rows: Float32Array, dimensions: number): QuantisedRows {
  const codes = new Int8Array(rows.length)
  const scales = new Float32Array(rows.length / dimensions)
  for (let row = 0; row < scales.length; row++) {
    const from = row * dimensions
    let greatest = 0
    for (let i = from; i < from + dimensions; i++) greatest = Math.max(greatest, Math.abs(rows[i] ?? 0))
    const scale = greatest / 127
    scales[row] = scale
    if (scale > 0)
      for (let i = from; i < from + dimensions; i++) codes[i] = Math.round((rows[i] ?? 0) / scale)
  }
  return { codes, scales }
}

/** The dot product of a vector and one row. */
export function dotQuantised({ codes, scales }: QuantisedRows, row: number, vector: Float32Array): number {
  const from = row * vector.length
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += (codes[from + i] ?? 0) * (vector[i] ?? 0)
  return sum * (scales[row] ?? 0)
}
