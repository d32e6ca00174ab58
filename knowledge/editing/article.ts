import { z } from 'zod'

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** Whom a rule is for. `alle` is for everyone. */
export const targetGroups = [
  'alle',
  'opsagt',
  'dagpenge',
  'dimittend',
  'kontanthjaelp',
  'sygedagpenge',
  'fleksjob',
  'efterloen',
  'selvstaendig',
  'nytilkommen',
] as const
export type TargetGroup = (typeof targetGroups)[number]

/** A calendar day in Denmark, 2026-11-21. */
export const Day = z.iso.date()

/** Where an article stands on its way to citizens. Only `published` is ever answered from. */
export const articleStatuses = ['draft', 'submitted', 'published', 'withdrawn'] as const

/** What an editor writes: one thing citizens ask about, answered, with where it comes from. */
export const Article = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
  title: z.string().trim().min(3).max(200),
  language: z.enum(languages),
  targetGroups: z.array(z.enum(targetGroups)).min(1),
  /** The one municipality it is for; absent means the whole country. */
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  topics: z.array(z.string()),
  /** The questions it answers, as citizens put them. */
  questions: z.array(z.string().trim().min(1)),
  /** Markdown: a lead that answers the title, then sections with `## ` headings. */
  body: z.string().min(1),
  law: z.array(z.string()),
  sources: z.array(z.strictObject({ title: z.string().min(1), url: z.url(), readOn: Day })).min(1),
  /** First and last day (both included) on which it may be answered from. */
  validFrom: Day,
  validTo: Day.optional(),
  reviewedAt: Day,
  nextReview: Day.optional(),
  owner: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** The article in the other language that says the same. */
  twin: z.string().optional(),
  status: z.enum(articleStatuses),
  /** Counts up by one for each change. */
  revision: z.int().positive(),
})
export type Article = z.infer<typeof Article>
