/**
 * What an article is about, whatever its language and year: its id without them. A twin and a successor belong together by the way
 * articles are named: `dagpengesats`, `dagpengesats-en`, `dagpengesats-2027` and `dagpengesats-2027-en`.
 */
export const familyOf = (articleId: string): string => articleId.replace(/(?:-\d{4})?(?:-en)?$/, '')
