/** Where the focus goes by name, after what was there has been drawn away. */
export const landmarks = { composer: 'say', list: 'claim-next', conversation: 'conversation-title' } as const

export function focusOn(where: keyof typeof landmarks): void {
  setTimeout(() => document.getElementById(landmarks[where])?.focus(), 0)
}

/** Whether more than one part is on the screen, so that writing can begin at once without a keyboard springing up. */
export const hasRoom = (): boolean => matchMedia('(min-width: 700px)').matches
