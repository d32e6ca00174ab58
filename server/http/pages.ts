import path from 'node:path'
import express, { Router, type RequestHandler } from 'express'
import helmet from 'helmet'

/** Everything the pages need comes from this server; nothing is inline, nothing is guessed. */
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'frame-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'object-src': ["'none'"],
}

/** Security headers. `framedBy` are the sites that may show the page in a frame; none by default. */
export const securityHeaders = (framedBy: readonly string[] = ["'none'"]): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...directives, 'frame-ancestors': [...framedBy] },
    },
    // Says less than frame-ancestors and contradicts it where a municipality's own site embeds the chat.
    frameguard: false,
    referrerPolicy: { policy: 'no-referrer' },
  })

/** The widget, the chat page it shows, the demonstration page, and the desk. */
export function createPages(
  { widget, console: desk }: { readonly widget: string; readonly console: string },
  embedOrigins: readonly string[],
): Router {
  const router = Router()
  const page = (file: string, folder = widget): RequestHandler => {
    const whole = path.join(folder, file)
    return (_request, response) => {
      response.set('Cache-Control', 'no-cache').sendFile(whole)
    }
  }
  // The loader runs on the municipality's pages, so it may be fetched from there.
  const fromAnywhere: RequestHandler = (_request, response, next) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin')
    next()
  }
  router.get('/widget.js', fromAnywhere, page('widget.js'))
  router.get('/chat', securityHeaders(["'self'", ...embedOrigins]), page('chat.html'))
  router.get('/chat.js', page('chat.js'))
  router.get('/chat.css', page('chat.css'))
  router.get('/chat-person.js', page('chat-person.js'))
  router.get('/desk', page('desk.html', desk))
  router.get('/desk.js', page('desk.js', desk))
  router.get('/desk.css', page('desk.css', desk))
  // Browsers ask for one; the pages bring their own marks.
  router.get('/favicon.ico', (_request, response) => void response.status(204).end())
  router.get('/', page('demo/index.html'))
  router.use('/demo', express.static(path.join(widget, 'demo'), { index: false, maxAge: '1h' }))
  return router
}
