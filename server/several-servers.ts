import type { Server } from 'socket.io'

/**
 * Joins this server's sockets with those of the others on the same Redis (6.2 or newer): what is shown to somebody reaches her wherever her window is
 * open. Only what is shown goes through it, and is gone after a while; what is said is in the store before.
 */
export async function joinServers(
  sockets: Server,
  redisUrl: string,
  failed: (cause: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  // Only where there are several servers is what it takes loaded.
  const [{ createClient }, { createAdapter }] = await Promise.all([
    import('redis'),
    import('@socket.io/redis-streams-adapter'),
  ])
  const client = createClient({ url: redisUrl })
  // Without a listener an outage would end the process; with one, the client connects again by itself.
  client.on('error', failed)
  await client.connect()
  sockets.adapter(createAdapter(client, { maxLen: 10_000 }))
  return {
    stop: async () => {
      await client.close()
    },
  }
}
