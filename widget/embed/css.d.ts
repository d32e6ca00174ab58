/** The text of a style sheet; the build puts it there. */
declare module '*.css' {
  const text: string
  export default text
}
