/** Drawn on a square of 20 with a stroke of the text's colour; the style sheet says how large and how thick. */
const paths = {
  back: 'M12 4l-6 6 6 6',
  close: 'M4.5 4.5l11 11m0-11l-11 11',
  down: 'M10 3.5v13M4.5 11l5.5 5.5 5.5-5.5',
  leaves: 'M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8',
  mark: 'M10 3c4.4 0 7.5 2.7 7.5 6.3s-3.1 6.2-7.5 6.2c-.9 0-1.7-.1-2.5-.3L3.6 17l.9-3.4A5.9 5.9 0 012.5 9.3C2.5 5.7 5.6 3 10 3zM7 9.4l2.2 2.1L13 7.7',
  menu: 'M4 10h.01M10 10h.01M16 10h.01',
  open: 'M4.5 7.5l5.5 5.5 5.5-5.5',
  person: 'M6.5 6.5a3.5 3.5 0 107 0 3.5 3.5 0 10-7 0M3.5 17c.8-3.4 3.4-5 6.5-5s5.7 1.6 6.5 5',
  send: 'M10 16.5v-13M4.5 9L10 3.5 15.5 9',
}

/** A small picture beside words that say the same. */
export const Icon = ({ of }: { of: keyof typeof paths }) => (
  <svg class={of} viewBox="0 0 20 20" aria-hidden="true">
    <path d={paths[of]} />
  </svg>
)
