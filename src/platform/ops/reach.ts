/** Whether another machine answers, for `doctor`: a connection and its greeting, with a limit on the wait. */
import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'

export interface Place {
  readonly host: string
  readonly port: number
  readonly tls: boolean
}

/** The host of a URL as sockets take it: an IPv6 address without its brackets. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/gu, '')
}

/**
 * Connects and returns the first thing that the other side says; with `speaks` false it returns '' as soon as
 * the connection stands. Throws what the network says, or `no answer within … s`.
 */
export function greeting(place: Place, speaks: boolean, limitMs = 5000): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const { host, port } = place
  const socket = place.tls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port })
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs)
  if (!speaks) socket.once(place.tls ? 'secureConnect' : 'connect', () => resolve(''))
  socket.once('data', (data) => resolve(data.toString('latin1').trim()))
  socket.once('error', reject)
  socket.once('close', () => reject(new Error('closed without a word')))
  return promise.finally(() => {
    clearTimeout(timer)
    socket.destroy()
  })
}
