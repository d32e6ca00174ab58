import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { cleanText } from '../../../widget/connection/clean-text.js'
import type { Handoff } from '../../../widget/protocol/desk.js'
import { Icon } from '../../../widget/view/icon.js'
import { withoutArticle } from '../composing/attach-draft.js'
import { fillPlaceholders } from '../../quick-replies/fill-placeholders.js'
import { askedFor, matchingReplies } from '../composing/matching-replies.js'
import { maxTextLength } from '../protocol-values.js'
import { problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { AttachedArticles } from './attached-articles.js'
import { Button } from './button.js'
import { placeName } from './citizen-name.js'
import { landmarks } from './focus.js'
import { ModeChoice } from './mode-choice.js'
import { QuickReplies, optionId } from './quick-replies.js'
import { useWorkplace } from './workplace-context.js'

const countedFrom = 1800

/** Where one writes: to the citizen, or a note to colleagues. Each keeps its own text. */
export function Composer({ handoff }: { handoff: Handoff }) {
  const { t } = words()
  const { desk, me, replies, tell, draft: fetchDraft, drafting, setDialog } = useWorkplace()
  const id = handoff.conversationId
  const draft = desk.draftOf(id)
  const { mode, articles } = draft
  const text = draft[mode]
  const toCitizen = mode === 'message'
  const field = useRef<HTMLTextAreaElement>(null)
  const [chosen, setChosen] = useState(0)
  const [closedFor, setClosedFor] = useState<string>()
  const [saving, setSaving] = useState(false)

  const length = cleanText(text).trim().length
  const tooLong = length > maxTextLength
  const asked = toCitizen && closedFor !== text ? askedFor(text) : undefined
  const matching = asked === undefined ? [] : matchingReplies(replies, asked, handoff.language)
  const picked = matching[Math.min(chosen, matching.length - 1)]

  // grows with what is written, as far as the style sheet lets it
  useLayoutEffect(() => {
    const element = field.current
    const row = element?.parentElement
    if (!element || !row) return
    // the row stands still meanwhile, or the log above would grow, and move
    row.style.height = `${row.offsetHeight}px`
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`
    row.style.height = ''
  }, [text, mode])

  const write = (value: string) => {
    desk.setDraft(id, { [mode]: value })
    setChosen(0)
    setClosedFor(undefined)
  }
  const insert = (reply: (typeof matching)[number] | undefined) => {
    if (!reply) return
    const municipality = handoff.municipality && placeName(handoff.municipality)
    write(fillPlaceholders(reply.text, { name: handoff.shared.name, me: me.name, municipality }))
    field.current?.focus()
  }
  const send = async () => {
    field.current?.focus()
    if (length === 0 || tooLong || saving) return
    if (toCitizen) {
      desk.say(id, text, articles)
      desk.setDraft(id, { message: '', articles: [] })
      return
    }
    setSaving(true)
    const answer = await desk.note(id, text)
    setSaving(false)
    if (answer.ok) {
      // what was written on meanwhile stays
      if (desk.draftOf(id).note === text) desk.setDraft(id, { note: '', mode: 'message' })
    } else tell(`${problemText(answer.code, t)} ${t.composer.noteNotSaved}`, 'problem')
  }
  const press = (event: KeyboardEvent) => {
    const { key } = event
    if (event.isComposing || event.altKey) return
    if (asked !== undefined) {
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
      if (step && matching.length)
        setChosen((Math.min(chosen, matching.length - 1) + step + matching.length) % matching.length)
      else if (key === 'Escape') setClosedFor(text)
      else if ((key === 'Enter' || key === 'Tab') && !event.shiftKey && picked) insert(picked)
      else if (!(key === 'Enter' && !event.shiftKey)) return
      event.preventDefault()
      return
    }
    if (key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void send()
  }
  return (
    <form
      class={`composer ${mode}`}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {asked !== undefined && (
        <QuickReplies replies={matching} picked={picked} onPick={insert} language={handoff.language} />
      )}
      <div class="above">
        <ModeChoice
          mode={mode}
          onMode={(next) => {
            desk.setDraft(id, { mode: next })
            field.current?.focus()
          }}
        />
        <span id="say-hint" class="hint">
          {toCitizen ? t.composer.hint : t.composer.noteExplained}
        </span>
      </div>
      <label for={landmarks.composer} class="unseen">
        {toCitizen ? t.composer.message : t.composer.note}
      </label>
      {toCitizen && (
        <AttachedArticles
          articles={articles}
          onRemove={(article) => {
            desk.setDraft(id, withoutArticle(draft, article))
            field.current?.focus()
          }}
        />
      )}
      <div class="row">
        <textarea
          id={landmarks.composer}
          ref={field}
          rows={2}
          value={text}
          lang={toCitizen ? handoff.language : undefined}
          autocomplete="off"
          aria-invalid={tooLong}
          aria-describedby="say-count say-hint"
          aria-autocomplete={asked === undefined ? undefined : 'list'}
          aria-controls={asked === undefined ? undefined : 'quick-replies'}
          aria-activedescendant={picked && optionId(picked)}
          onInput={(event) => {
            const { value } = event.currentTarget
            write(value)
            if (toCitizen && value.trim() && askedFor(value) === undefined) desk.typing(id)
          }}
          onKeyDown={press}
        />
        <button type="submit" class="strong send" aria-disabled={length === 0 || tooLong || saving}>
          {toCitizen && <Icon of="send" />} {toCitizen ? t.composer.send : t.composer.saveNote}
        </button>
      </div>
      <p id="say-count" class={tooLong ? 'alarm' : 'muted'}>
        {tooLong
          ? t.composer.tooLong(length - maxTextLength)
          : length >= countedFrom
            ? t.composer.left(maxTextLength - length)
            : ''}
      </p>
      <p class="unseen" role="status">
        {tooLong
          ? t.composer.tooLongNow
          : asked !== undefined
            ? t.composer.quickRepliesFound(matching.length)
            : ''}
      </p>
      {toCitizen && (
        <div class="tools">
          <Button
            kind="plain"
            onPress={() => {
              if (!text) write('/')
              field.current?.focus()
            }}
            off={text !== ''}
          >
            {t.composer.quickReplies}
          </Button>
          <Button
            kind="plain"
            aria-keyshortcuts="Alt+D"
            off={drafting.has(id)}
            onPress={() => void fetchDraft(id)}
          >
            {drafting.has(id) ? t.composer.drafting : t.composer.draft}
          </Button>
          <Button kind="plain" onPress={() => setDialog('article')}>
            {t.composer.article}
          </Button>
        </div>
      )}
    </form>
  )
}
