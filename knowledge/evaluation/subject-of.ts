/**
 * What an article is about, whatever its language and year: its id without them. A twin and a successor have the same subject by the way
 * articles are named: `dagpengesats`, `dagpengesats-en`, `dagpengesats-2027` and `dagpengesats-2027-en`.
 */
export const subjectOf = (articleId: string): string => articleId.replace(/(?:-\d{4})?(?:-en)?$/, '')
