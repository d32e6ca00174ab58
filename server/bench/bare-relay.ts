import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/** A program of its own: a relay that checks nothing and keeps nothing. What it manages is the ceiling for one that does. */
const http = createServer()
const server = new Server(http, { serveClient: false })
server.on('connection', (socket) => {
  void socket.join(String(socket.handshake.auth.room))
  socket.on('say', (said: { room: string; text: string }, ack: (result: object) => void) => {
    ack({ ok: true })
    socket.to(said.room).emit('message', said)
  })
  socket.on('join', (room: string, ack: () => void) => {
    void socket.join(room)
    ack()
  })
})
http.listen(0, '127.0.0.1', () => {
  console.log(`ready on http://127.0.0.1:${(http.address() as AddressInfo).port}`)
})
