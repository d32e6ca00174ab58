import type { PersonTexts } from './texts.js'

const minutesInWords = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`)

export const en: PersonTexts = {
  queued: (position, minutes) =>
    [
      position === undefined
        ? 'You are in line for a person.'
        : position === 1
          ? 'You are first in line.'
          : `You are number ${position} in line.`,
      minutes === undefined ? '' : `The wait is about ${minutesInWords(minutes)}.`,
    ]
      .filter(Boolean)
      .join(' '),
  leave: 'Leave the line',
  leaving: 'Leaving the line …',
  active: (name) =>
    name ? `You are writing with ${name}, who is a caseworker.` : 'You are writing with a caseworker.',
  end: (name) => `End the talk with ${name ?? 'the caseworker'}`,
  endExplained: 'Then you write with the assistant again. What you have written stays here.',

  ahead: (waiting, minutes) =>
    `${
      waiting === 0
        ? 'Nobody is ahead of you in line right now'
        : waiting === 1
          ? 'One person is ahead of you in line'
          : `${waiting} people are ahead of you in line`
    }${minutes === undefined ? '.' : `, and the wait is about ${minutesInWords(minutes)}.`}`,
  opens: (when) => `The chat opens again ${when}.`,
  noPromise: 'You will be in line, but nobody is at the chat right now, and they may not get to you today.',
  summary: 'This is what the caseworker gets to read',
  summaryHint: 'Change it as you like.',
  transcript: 'Include the conversation so far',
  name: 'Your first name (optional)',
  seenByDesk:
    'The caseworkers at the chat can read this and what you write from now on, but it does not become part of your case.',
  seenByStaff:
    'The municipality’s staff see this so that they can answer you. It does not become part of your case, and they do not see the rest of the conversation.',
  join: 'Put me in line',
  no: 'No, thanks',
  stay: 'No, I do not need a caseworker now',

  choose: 'What would you prefer?',
  ways: {
    wait: 'Wait in line anyway',
    message: 'Leave a message',
    callback: 'Get a call',
    assistant: 'Go on with the assistant',
  },
  other: 'Choose something else',
  message: 'Your message',
  reach: 'How should we answer you?',
  reachBy: { phone: 'Call me', email: 'Write an e-mail' },
  contact: { phone: 'Phone number', email: 'E-mail' },
  sendMessage: 'Send the message',
  when: 'When may we call?',
  danishTime: 'The times are Danish time.',
  moreDays: 'Show more days',
  noSlots: 'There are no more free times. Choose something else.',
  about: 'What is it about? (optional)',
  book: 'Book the call',

  stars: 'How was it?',
  starsInWords: ['Very bad', 'Bad', 'So-so', 'Good', 'Very good'],
  more: 'Would you like to say more? (optional)',
  sendRating: 'Send your answer',
  skip: 'Skip',

  sending: 'Sending …',
  sent: 'Sent',
  over: 'Finished',
  skipped: 'Skipped',
  problems: {
    text: 'Write what it is about.',
    textTooLong: (over) =>
      `The text is ${over} ${over === 1 ? 'character' : 'characters'} too long. Shorten it a little.`,
    phone: 'Write a phone number with at least 8 digits, like 12 34 56 78.',
    email: 'Write a whole e-mail address, like name@example.com.',
    at: 'Choose a time.',
    stars: 'Choose how it was.',
  },
  failures: {
    unreachable: 'It did not get through. Check your connection and try again. What you wrote is still here.',
    'already-waiting': 'You are in line already.',
    'with-caseworker': 'You are writing with a caseworker already.',
    'slot-taken': 'That time has just been taken. Choose another.',
    unavailable: 'There is no longer anybody who can take over right now.',
    'already-rated': 'You have answered already. Thank you.',
    refused: 'Something in the fields cannot be sent. Look through them and try again.',
    busy: 'It is busy right now. Wait a moment and try again.',
    other: 'That did not work. Try again in a moment. What you wrote is still here.',
  },

  masked: (kinds) => `Hidden before anybody saw it: ${kinds}.`,
  kinds: {
    cpr: 'CPR number',
    account: 'account number',
    card: 'card number',
    phone: 'phone number',
    email: 'e-mail',
    address: 'address',
    identity: 'MitID details',
  },
}
