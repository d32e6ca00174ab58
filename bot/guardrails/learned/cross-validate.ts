import { fit, lessonsOf, settings, type Example, type Settings } from './fit.js'
import { judge } from './model.js'

/** What a model made of an example it had not learnt from, nor any other wording of its idea. */
export type Unseen = Example & { readonly found: string; readonly sure: number }

/** A text as one number, for dealing groups out to folds. */
const numberOf = (text: string) =>
  Array.from(text).reduce((sum, character) => (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) >>> 0, 7)

/** Judges every example by a model that was fitted without the fold its group is in. */
export function crossValidate(
  labels: readonly string[],
  examples: readonly Example[],
  { folds = 5, ...how }: { folds?: number } & Partial<Settings> = {},
): readonly Unseen[] {
  const foldOf = ({ group }: Example) => numberOf(group) % folds
  const lessons = examples.map((example) => ({ fold: foldOf(example), of: lessonsOf(labels, example) }))
  return Array.from({ length: folds }, (_, fold) => {
    const model = fit(
      labels,
      lessons.filter((lesson) => lesson.fold !== fold).flatMap(({ of }) => of),
      { ...settings, ...how },
    )
    return examples
      .filter((example) => foldOf(example) === fold)
      .map((example) => {
        const { label, sure } = judge(model, example.text)
        return { ...example, found: label, sure }
      })
  }).flat()
}
