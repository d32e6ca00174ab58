import { describe, expect, it } from '@jest/globals'
import { addressBehind, createLimits, networkOf } from './limits.js'

describe('who counts as one visitor', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['2001:db8::5:6:7:8', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%s is of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each([
    [0, undefined, 'proxy'],
    [0, 'spoofed', 'proxy'],
    [1, 'visitor', 'visitor'],
    [1, 'spoofed, visitor', 'visitor'],
    [2, 'spoofed, visitor, inner', 'visitor'],
    [2, 'visitor', 'visitor'],
    [1, undefined, 'proxy'],
  ])('behind %i proxies, forwarded for %s, it is %s', (proxies, forwarded, address) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    expect(addressBehind(proxies, { address: 'proxy', headers })).toBe(address)
  })

  it('refuses one visitor who asks too much, and no other', async () => {
    const spendOne = createLimits({ on: true })
    for (let n = 0; n < 40; n++) await spendOne('saying', 'loud')
    await expect(spendOne('saying', 'loud')).rejects.toMatchObject({ status: 429, code: 'too-many-requests' })
    await spendOne('saying', 'quiet')
    await spendOne('requests', 'loud')
  })
})
