const stroke = {
  width: 20,
  height: 20,
  viewBox: '0 0 20 20',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.8,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': true,
} as const

export const CloseIcon = () => (
  <svg {...stroke}>
    <path d="M4.5 4.5l11 11m0-11l-11 11" />
  </svg>
)
export const MenuIcon = () => (
  <svg {...stroke} stroke-width={2.6}>
    <path d="M4 10h.01M10 10h.01M16 10h.01" />
  </svg>
)
export const BackIcon = () => (
  <svg {...stroke}>
    <path d="M12 4l-6 6 6 6" />
  </svg>
)
export const OpenIcon = () => (
  <svg {...stroke} width={16} height={16} class="chevron">
    <path d="M4.5 7.5l5.5 5.5 5.5-5.5" />
  </svg>
)
export const DownIcon = () => (
  <svg {...stroke}>
    <path d="M10 3.5v13M4.5 11l5.5 5.5 5.5-5.5" />
  </svg>
)
export const SendIcon = () => (
  <svg {...stroke}>
    <path d="M10 16.5v-13M4.5 9L10 3.5 15.5 9" />
  </svg>
)
export const PersonIcon = () => (
  <svg {...stroke} width={18} height={18}>
    <circle cx="10" cy="6.5" r="3.5" />
    <path d="M3.5 17c.8-3.4 3.4-5 6.5-5s5.7 1.6 6.5 5" />
  </svg>
)
export const LeavesIcon = () => (
  <svg {...stroke} width={13} height={13}>
    <path d="M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8" />
  </svg>
)
export const MarkIcon = () => (
  <svg {...stroke} width={22} height={22}>
    <path d="M10 3c4.4 0 7.5 2.7 7.5 6.3s-3.1 6.2-7.5 6.2c-.9 0-1.7-.1-2.5-.3L3.6 17l.9-3.4A5.9 5.9 0 012.5 9.3C2.5 5.7 5.6 3 10 3z" />
    <path d="M7 9.4l2.2 2.1L13 7.7" />
  </svg>
)
