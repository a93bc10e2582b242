import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from '../../src/media/public-address.ts';

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '93.184.216.34', '100.63.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'lets %s pass',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...['127.0.0.1', '127.255.0.3', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '168.63.129.16', '100.64.0.1', '100.100.100.200', '224.0.0.1', '239.1.2.3', '240.0.0.1'],
    ...['255.255.255.255', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.0.0.192'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '2001:db8::1'],
    ...['::ffff:8.8.8.8', '::ffff:7f00:1', '::8.8.8.8', '64:ff9b::808:808', '2002:808:808::1', '2001::1', '100::1'],
    ...['', 'localhost', '1.1.1', '1.1.1.1.1', '0x01010101', '1.1.1.1\n'],
  ])('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it('refuses every IPv4 address in IPv6 dress', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        expect(isPublicAddress(`::${address}`)).toBe(false);
      }),
    );
  });

  it('lets pass what the code allows by name, and nothing beside it', () => {
    expect(isPublicAddress('127.0.0.1', ['127.0.0.1'])).toBe(true);
    expect(isPublicAddress('127.0.0.2', ['127.0.0.1'])).toBe(false);
  });
});

describe('publicLookup', () => {
  it('answers with an error and no address for a name of this machine', async () => {
    const [error, address] = await new Promise<[Error | null, unknown]>((resolve) => {
      publicLookup()('localhost', {}, (...answer) => resolve([answer[0], answer[1]]));
    });
    expect(error?.message).toMatch(/localhost is at .*not public/);
    expect(address).toEqual([]);
  });
});
