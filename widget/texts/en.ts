import type { Texts } from './texts.js'

export const en: Texts = {
  name: 'Jobassistent',
  byline: 'AI assistant',
  notice: 'You are writing with an AI, and it can be wrong. Do not write your CPR number.',
  conversation: 'Conversation',
  otherLanguage: 'Dansk',
  menu: 'Menu',
  closeChat: 'Close the chat',
  back: 'Back to the conversation',
  cancel: 'Cancel',

  you: 'You',
  assistant: 'Jobassistent · AI',
  caseworker: 'Caseworker',
  system: 'Notice',
  today: 'Today',

  inputLabel: 'Write your question',
  send: 'Send',
  charactersLeft: (count) => `${count} characters left`,
  tooLong: (over) =>
    `Your message is ${over} ${over === 1 ? 'character' : 'characters'} too long. Shorten it, or split it in two, and you can send it.`,
  tooLongNow: 'The message is too long.',
  suggestions: 'Suggestions for you',
  newest: 'Go to the newest',

  person: 'Talk to a person',
  personSentence: 'I would like to talk to a person',
  download: 'Download the conversation',
  downloadName: 'conversation-with-jobassistent',
  erase: 'Delete the conversation',
  eraseExplained:
    'Everything you and the assistant have written will be deleted for good. You cannot get it back.',
  restart: 'New conversation',
  restartExplained:
    'The conversation you have now will leave the screen. Download it first if you want to keep it.',

  starting: 'Getting ready …',
  offline: 'I have no connection right now, but I keep trying. What you write is sent afterwards.',
  didNotWork: 'That did not work. Check your connection and try again in a moment.',
  healed: 'The connection is back.',
  tryNow: 'Try now',
  resumed: 'Here is your conversation again.',
  forgotten: 'Your earlier conversation is no longer kept. Here is a new one.',
  erased: 'The conversation is deleted. Here is a new one.',

  sending: 'Sending …',
  notSent: 'Not sent',
  tryAgain: 'Try again',
  discard: 'Remove',
  delayed: 'I am busy just now. Your message will be sent in a moment.',
  refused: 'The message could not be sent as it is written.',
  unheard: 'The message did not get through.',

  writes: (who) => `${who} is writing …`,
  queued: (position, minutes) =>
    [
      position === undefined
        ? 'You are in the queue for a person.'
        : `You are number ${position} in the queue.`,
      minutes === undefined ? '' : `The wait is about ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
    ]
      .filter(Boolean)
      .join(' '),
  active: (name) =>
    name
      ? `You are now writing with ${name}, who is a caseworker.`
      : 'You are now writing with a caseworker.',
  handoffClosed: 'The talk with the caseworker is over. You are writing with the assistant again.',
  unavailable: 'Nobody is at the chat right now.',

  statusOf: {
    partial: 'An answer to part of it',
    unanswered: 'I do not know this',
    'out-of-scope': 'I cannot help with this here',
    refused: 'I cannot answer this',
    crisis: 'Help when things are hard',
    'own-case': 'About your own case',
    failed: 'Something went wrong',
  },
  targetGroup: {
    opsagt: 'For you who have been given notice',
    dagpenge: 'For you who get unemployment benefit (dagpenge)',
    dimittend: 'For you who have just graduated',
    kontanthjaelp: 'For you who get social assistance (kontanthjælp)',
    sygedagpenge: 'For you who get sickness benefit (sygedagpenge)',
    fleksjob: 'For you who have a flex job or wait for one',
    efterloen: 'For you who get or consider early retirement pay (efterløn)',
    selvstaendig: 'For you who are self-employed',
    nytilkommen: 'For you who are new in Denmark',
  },

  call: (number) => `Call ${number}`,
  sources: 'Sources',
  sourceNumber: (n, title) => `Source ${n}: ${title}`,
  law: 'Rules',
  reviewed: (date) => `Reviewed ${date}`,
  validFrom: (date) => `In force from ${date}`,
  openSource: 'Read it at the source',
  newTab: 'opens in a new window',
  readArticle: 'Read the whole article',
  articleLoading: 'Fetching the article …',
  articleGone: 'The article is no longer here. It may have been taken down because the rules have changed.',
}
