import type { PersonalData } from '../conversation/message.js'
import { listed } from './listed.js'
import { asSentence } from './as-sentence.js'
import type { Benefit, Texts } from './texts.js'

const whereToAsk = (municipality: string | undefined) =>
  [
    `- The municipality (kommunen): Call the main number${municipality ? ` of ${municipality}` : ''}, or write by Digital Post. The number and opening hours are on the municipality's website.`,
    '- Your a-kasse (unemployment insurance fund): Call or write from its website if it is about dagpenge.',
    '- Jobnet support: Call 70 15 20 30 if Jobnet does not work.',
  ].join('\n')

const minutesInWords = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`)

const benefits: Readonly<Record<Benefit, string>> = {
  dagpenge: 'dagpenge',
  dimittend: 'dagpenge as a new graduate',
  kontanthjaelp: 'kontanthjælp',
  sygedagpenge: 'sygedagpenge (sickness benefit)',
  fleksjob: 'ledighedsydelse',
  efterloen: 'efterløn',
}

const personalData: Readonly<Record<PersonalData, string>> = {
  cpr: 'a CPR number',
  account: 'an account number',
  card: 'a card number',
  phone: 'a phone number',
  email: 'an e-mail address',
  address: 'an address',
  identity: 'an ID number',
}

export const english: Texts = {
  greeting:
    'Hello! I am Jobassistent, a digital assistant (AI) – not a human being.\n\n' +
    'Ask me about being unemployed in Denmark: what you are entitled to, what you have to do, and when. I show where the answer comes from. If I do not know, I say so.',
  starters: [
    { label: 'I just lost my job', text: 'I just lost my job. What do I do now?' },
    { label: 'Dagpenge or kontanthjælp?', text: 'What is the difference between dagpenge and kontanthjælp?' },
    { label: 'What can you help with?', text: 'What can you help with?' },
  ],
  hello: 'Hello! What would you like to know about being unemployed?',
  thanks: 'You are welcome. Do write again if there is more.',
  goodbye: 'Goodbye, and good luck. You can always come back.',
  whatICanDo:
    'I answer questions about being unemployed in Denmark, such as:\n' +
    '- What to do when you lose your job.\n' +
    '- Dagpenge (unemployment benefit), kontanthjælp (cash benefit) and their rules.\n' +
    '- Holiday, illness, courses and job training while you are unemployed.\n' +
    '- CV, application and job interview.\n\n' +
    'I always quote my sources. I cannot see your case and cannot decide anything in it. If you want to talk to a person, just say so.',
  whoIAm:
    'I am a digital assistant (AI), not a human being. My answers come from articles based on the law, the authorities and the unemployment insurance funds, and I always show where. ' +
    'I cannot see your case. This chat does not become part of it, and you can download or delete it yourself in the menu.',
  howAreYou: 'Thank you for asking. I am only a program, but I am ready. What would you like to know?',
  feelings:
    'I am a program and have no feelings, so I get neither angry nor sad. What would you like to know?',
  anger:
    'I am sorry I have not been of help. Try asking again in other words, or talk to a person. It is quite all right to be angry.',

  outOfScope:
    'I know nothing about that. I only answer about being unemployed in Denmark: dagpenge, kontanthjælp, job search, and what you are entitled to and must do.',
  notThat: (questions) =>
    `I have no reliable answer to ${questions.map((question) => `“${asSentence(question)}”`).join(' and ')} Try asking about it on its own.`,
  partlyAnswered: 'I have no reliable answer to the rest of what you ask.',
  whichBenefit: 'The rules differ with what you receive. Which is it for you?',
  forThoseOn: (benefit) => `If you receive ${benefits[benefit]}`,
  iGet: (benefit) => `I receive ${benefits[benefit]}`,
  onlyInDanish: 'I only have this in Danish, so here it is word for word:',
  unanswered:
    'I have no reliable answer to that, and I do not guess.\n\n' +
    'Try one of these:\n' +
    '- Ask again in other words, preferably short ones.\n' +
    '- Say whether it is about dagpenge, kontanthjælp or something else.\n' +
    '- Ask your a-kasse or the municipality.',
  failed:
    'Sorry, something went wrong on my side, so I cannot answer right now. Please try again in a moment.',

  offer: {
    offered: (waiting, minutes) =>
      `You can talk to a caseworker here in the chat. ${
        waiting === 0
          ? 'Nobody is ahead of you'
          : waiting === 1
            ? 'One person is ahead of you'
            : `${waiting} people are ahead of you`
      }${minutes === undefined ? '.' : `, and the wait is about ${minutesInWords(minutes)}.`}\n\nBefore you say yes, you can see and change what the caseworker gets to read. It does not become part of your case.`,
    inLine: (position, minutes) =>
      [
        position === 1 ? 'You are next in line.' : `You are number ${position} in line.`,
        minutes === undefined ? '' : `The wait is about ${minutesInWords(minutes)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    nobodyYet: 'No caseworker is at the chat right now, so I cannot say when one will come.',
    noted: 'I have kept that for the caseworker.',
    left: 'You are no longer in line. I am still here, so just ask.',
    stays: 'That is quite all right. We carry on here. What would you like to know?',
    unavailable: (why, because, opens) =>
      [
        {
          'outside-hours': 'The chat with caseworkers is closed right now.',
          holiday: `We are closed today${because === undefined ? '' : ` (${because})`}, so nobody can take over here in the chat now.`,
          'closing-day': `We are closed today${because ? ` (${because})` : ''}, so nobody can take over here in the chat now.`,
          'nobody-present': 'We are open, but no caseworker is at the chat right now.',
          'queue-full': 'So many people are waiting right now that I cannot let more in.',
        }[why],
        opens === undefined ? '' : `The chat opens again ${opens}.`,
      ]
        .filter(Boolean)
        .join(' '),
    fillIn:
      'Write in the fields below what it is about and how we can reach you. Phone number and e-mail belong there: here in the chat itself they are hidden.',
    taps: {
      accept: { label: 'Yes, put me in line', text: 'Yes, put me in line for a caseworker' },
      decline: { label: 'No, stay with the assistant', text: 'No, I do not need a caseworker now' },
      leave: { label: 'Leave the line', text: 'I do not need a caseworker any more' },
      wait: { label: 'Wait anyway', text: 'Put me in line anyway' },
      message: { label: 'Leave a message', text: 'Can I leave a message for a caseworker?' },
      callback: { label: 'Get a call', text: 'Can a caseworker call me at a set time?' },
    },
  },
  summary: {
    nothingAsked: 'I would like to talk to a caseworker.',
    asked: (questions) =>
      questions.length === 1
        ? `My question: ${questions.join('')}`
        : `My questions:\n${questions.map((question) => `- ${question}`).join('\n')}`,
    shown: (titles) => `The assistant has shown me: ${titles.join(' · ')}`,
    targetGroup: (group) =>
      `It is about: ${Object.entries(benefits).find(([id]) => id === group)?.[1] ?? group}`,
    municipality: (name) => `My municipality: ${name}`,
  },
  person: {
    joined: (name) => `${name} is here now. ${name} is a caseworker and can see what you have shared.`,
    backInLine:
      'The caseworker has lost the connection. You are first in line, and what you have written goes along.',
    passedOn: (to) =>
      to === undefined
        ? 'The caseworker is passing you on to a colleague. You are first in line.'
        : `The caseworker is passing you on to ${to}. What you have written goes along.`,
    closed: (name) => `${name} has ended the conversation. You are writing with me, the assistant, again.`,
    citizenClosed:
      'You have ended the conversation with the caseworker. You are writing with me, the assistant, again.',
    nobodyLeft:
      'There is no caseworker at the chat any longer. You keep your place in line, but I do not know when one will come.',
    lineClosed: 'The chat with caseworkers is closed now, and unfortunately they did not get to you.',
    gaveUp:
      'You were away for a long time, so I took you out of the line. Tell me if you still want to talk to a person.',
    messageLeft:
      'Your message has been sent. A member of staff will read it and get back to you in the way you chose.',
    callBooked: (when) => `You will be called ${when}.`,
    rate: 'How was it to talk to the caseworker? Your answer is used to make the chat better.',
    rated: 'Thank you for your answer.',
  },

  reachAPerson: (municipality) => `You can also find a person here:\n${whereToAsk(municipality)}`,
  ownCase: (municipality) =>
    `I cannot see your case, so a member of staff has to answer that. You can ask here:\n${whereToAsk(municipality)}\n\n` +
    'I can tell you what the rules are for everyone. Just ask.',
  ruleForEveryone: 'I cannot see your case. This is the rule for everyone:',
  askAboutYourCase: (municipality) =>
    `Whether it fits you is for a member of staff to look at. I cannot decide anything or work out your figures. You can ask here:\n${whereToAsk(municipality)}`,

  crisis: {
    emergency:
      'Call 112 now. They will tell you what to do until help arrives.\n\n' +
      '- If the person is not breathing, start chest compressions. 112 will help you on the phone.\n' +
      '- If somebody has taken poison or too many pills and is awake, call Giftlinjen (the poison line) on 82 12 12 12, day and night.\n' +
      '- If no life is in danger, call your own doctor or the out-of-hours doctor (lægevagten).\n\n' +
      'Everything about jobs and money can wait.',
    suicide:
      'It sounds as if things are very hard for you. You should not be alone with this.\n\n' +
      '- If you are in danger right now, call 112.\n' +
      '- Call Livslinien (the suicide helpline) on 70 201 201. If you do not get through, try again.\n' +
      '- Call the out-of-hours doctor (lægevagten) if you need a doctor now.\n\n' +
      'Is there someone you trust? Call that person now. Everything about jobs and money can wait.',
    violence:
      'Nobody may hit or threaten you. You can get help now.\n\n' +
      '- If you are in danger right now, call 112.\n' +
      '- Call Lev Uden Vold (Living without Violence) on 1888, day and night. It is free, and you can be anonymous.\n' +
      '- If you are under 18, call BørneTelefonen (the child helpline) on 116 111, day and night.\n\n' +
      'They can also help you to a shelter.',
    homeless:
      'It is serious to have nowhere to sleep. You can get help today.\n\n' +
      '- Call the municipality now and say that you have nowhere to sleep tonight. In the evening and at weekends, call its social emergency service (social døgnvagt).\n' +
      '- You can also go to a shelter (herberg) yourself.\n' +
      '- If you are fleeing violence, call Lev Uden Vold on 1888.\n' +
      '- If you are in danger, call 112.',
    hungry:
      'It is hard not to have money for food. Ask for help today.\n\n' +
      '- Call the municipality now and say that you have no money for food. In the evening and at weekends, call its social emergency service (social døgnvagt).\n' +
      '- A drop-in centre (varmestue) nearby can often give you a meal.\n' +
      '- If you are out of medicine, call your doctor or the out-of-hours doctor (lægevagten).\n' +
      '- If you are in danger, call 112.',
  },
  ifItIsHard:
    'If things are hard right now, talk to someone: Livslinien (the suicide helpline) 70 201 201, Lev Uden Vold (Living without Violence) 1888. If you have no food or nowhere to sleep, call the municipality. If you are in danger, call 112.',

  masked: (kinds) =>
    `I have hidden ${listed(
      kinds.map((kind) => personalData[kind]),
      'and',
    )} in your message, so that it is neither kept nor passed on. I do not need personal details to answer.`,
  inviteAQuestion:
    'What would you like to know? Write your question without personal details, and I will answer.',
  noOrders:
    'I cannot help with that. I answer questions about being unemployed in Denmark, such as dagpenge, kontanthjælp and job search. What would you like to know?',
  noCheating:
    'I do not help with that, because you have a duty to report everything that matters for your money, but I am glad to explain the rules and how to put something right.',
  dutyToInform: {
    label: 'What must I report?',
    text: 'What do I have to report to the municipality or my a-kasse?',
  },

  talkToAPerson: { label: 'Talk to a person', text: 'I would like to talk to a person' },
}
