// What the chat lends to the parts of it that are fetched later: they import these names from the page's own script (see build.mjs).
export { Fragment, jsx, jsxs } from 'preact/jsx-runtime'
export { useLayoutEffect, useRef, useState } from 'preact/hooks'
export { ConfirmDialog } from './confirm-dialog.js'
export { languageOf, unless } from './language-of.js'
export { words } from './words.js'
