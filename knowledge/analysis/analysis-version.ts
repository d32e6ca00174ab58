/** Rises with every change to what terms come out of a text; a snapshot made by another version is not used. */
export const analysisVersion = 9
