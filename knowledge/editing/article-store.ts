import { Schema, type Connection } from 'mongoose'
import type { Article } from './article.js'

type ArticleRecord = Omit<Article, 'id'> & { _id: string }

const schema = new Schema<ArticleRecord>(
  {
    _id: { type: String, required: true },
    title: { type: String, required: true },
    language: { type: String, required: true },
    targetGroups: { type: [String], required: true },
    municipality: String,
    topics: { type: [String], required: true },
    questions: { type: [String], required: true },
    body: { type: String, required: true },
    law: { type: [String], required: true },
    sources: {
      type: [{ _id: false, title: { type: String }, url: { type: String }, readOn: { type: String } }],
      required: true,
    },
    validFrom: { type: String, required: true },
    validTo: String,
    reviewedAt: { type: String, required: true },
    nextReview: String,
    owner: String,
    confidence: { type: String, required: true },
    twin: String,
    status: { type: String, required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false },
)
schema.index({ status: 1, language: 1 })

/** Where articles are kept. */
export type ArticleStore = {
  isEmpty(): Promise<boolean>
  /** Adds articles that are new; those whose id is taken stay as they are. */
  add(articles: readonly Article[]): Promise<void>
  find(id: string): Promise<Article | undefined>
  /** All published articles, in the order of their ids. */
  published(): Promise<Article[]>
}

export async function createArticleStore(connection: Connection): Promise<ArticleStore> {
  const articles = connection.model('Article', schema, 'articles')
  await articles.createIndexes()

  return {
    isEmpty: async () => (await articles.exists({})) === null,
    add: async (fresh) => {
      if (fresh.length === 0) return
      await articles.bulkWrite(
        fresh.map(({ id, ...article }) => ({
          updateOne: { filter: { _id: id }, update: { $setOnInsert: article }, upsert: true },
        })),
        { ordered: false },
      )
    },
    find: async (id) => {
      const record = await articles.findById(id).lean<ArticleRecord>()
      return record ? toArticle(record) : undefined
    },
    published: async () => {
      const records = await articles.find({ status: 'published' }).sort({ _id: 1 }).lean<ArticleRecord[]>()
      return records.map(toArticle)
    },
  }
}

const toArticle = ({ _id, ...article }: ArticleRecord): Article => ({ id: _id, ...article })
