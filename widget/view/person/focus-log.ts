/** For what goes away when it is used: the focus goes to the conversation instead of nowhere. */
export const focusLog = (): void =>
  document.querySelector<HTMLElement>('.log')?.focus({ preventScroll: true })
