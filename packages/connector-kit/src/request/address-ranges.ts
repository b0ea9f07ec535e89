import { BlockList, isIP } from 'node:net';

/** Address ranges that no request may go to, each with what it is for and where that is written. */
export const refusedRanges: readonly (readonly [range: string, what: string, source: string])[] = [
  ['0.0.0.0/8', 'this network', 'RFC 1122'],
  ['10.0.0.0/8', 'private', 'RFC 1918'],
  ['100.64.0.0/10', 'shared by carriers', 'RFC 6598'],
  ['127.0.0.0/8', 'loopback', 'RFC 1122'],
  ['169.254.0.0/16', 'link-local, cloud metadata', 'RFC 3927'],
  ['172.16.0.0/12', 'private', 'RFC 1918'],
  ['192.0.0.0/24', 'protocol assignments', 'RFC 6890'],
  ['192.0.2.0/24', 'documentation', 'RFC 5737'],
  ['192.31.196.0/24', 'AS112', 'RFC 7535'],
  ['192.52.193.0/24', 'multicast tunnels', 'RFC 7450'],
  ['192.88.99.0/24', '6to4 relays', 'RFC 7526'],
  ['192.168.0.0/16', 'private', 'RFC 1918'],
  ['192.175.48.0/24', 'AS112', 'RFC 7534'],
  ['198.18.0.0/15', 'benchmarking', 'RFC 2544'],
  ['198.51.100.0/24', 'documentation', 'RFC 5737'],
  ['203.0.113.0/24', 'documentation', 'RFC 5737'],
  ['224.0.0.0/4', 'multicast', 'RFC 5771'],
  ['240.0.0.0/4', 'reserved, broadcast', 'RFC 1112'],

  ['::/128', 'unspecified', 'RFC 4291'],
  ['::1/128', 'loopback', 'RFC 4291'],
  ['::/96', 'IPv4-compatible', 'RFC 4291'],
  ['::ffff:0:0/96', 'IPv4-mapped', 'RFC 4291'],
  ['::ffff:0:0:0/96', 'IPv4-translated', 'RFC 2765'],
  ['64:ff9b::/96', 'translated to IPv4', 'RFC 6052'],
  ['64:ff9b:1::/48', 'translated to IPv4, local', 'RFC 8215'],
  ['100::/64', 'discard only', 'RFC 6666'],
  ['100:0:0:1::/64', 'dummy prefix', 'RFC 9780'],
  ['2001::/32', 'Teredo tunnels', 'RFC 4380'],
  ['2001:2::/48', 'benchmarking', 'RFC 5180'],
  ['2001:10::/28', 'ORCHID', 'RFC 4843'],
  ['2001:20::/28', 'ORCHIDv2', 'RFC 7343'],
  ['2001::/23', 'protocol assignments', 'RFC 2928'],
  ['2001:db8::/32', 'documentation', 'RFC 3849'],
  ['2002::/16', '6to4 tunnels', 'RFC 3056'],
  ['2620:4f:8000::/48', 'AS112', 'RFC 7534'],
  ['3fff::/20', 'documentation', 'RFC 9637'],
  ['5f00::/16', 'segment routing', 'RFC 9602'],
  ['fc00::/7', 'private, cloud metadata', 'RFC 4193'],
  ['fe80::/10', 'link-local', 'RFC 4291'],
  ['fec0::/10', 'site-local', 'RFC 3879'],
  ['ff00::/8', 'multicast', 'RFC 4291'],
];

type Rule = { readonly list: BlockList; readonly why: string };

/**
 * Why an address must not be connected to, such as `loopback, RFC 1122`; undefined where it is a public address.
 * Whatever is no address, and every IPv6 address outside global unicast (RFC 4291 2.4), is refused too.
 */
export type RefuseAddress = (address: string) => string | undefined;

/** The rule over {@link refusedRanges}. */
export function createAddressRule(): RefuseAddress {
  // One list per family: Node's BlockList takes any IPv4 address as part of ::ffff:0:0/96.
  const all = { 4: new BlockList(), 6: new BlockList() };
  const rules: { 4: Rule[]; 6: Rule[] } = { 4: [], 6: [] };
  for (const [range, what, source] of refusedRanges) {
    const [network = '', bits = ''] = range.split('/');
    const family = isIP(network) === 4 ? 4 : 6;
    const list = new BlockList();
    for (const each of [list, all[family]]) each.addSubnet(network, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    rules[family].push({ list, why: `${what}, ${source}` });
  }
  const globalUnicast = new BlockList();
  globalUnicast.addSubnet('2000::', 3, 'ipv6');

  return (address) => {
    const family = isIP(address);
    if (family === 0) return 'not an address';
    if (family === 4) return all[4].check(address) ? reason(rules[4], address, 'ipv4') : undefined;
    if (address.includes('%')) return 'link-local, RFC 4007';
    if (all[6].check(address, 'ipv6')) return reason(rules[6], address, 'ipv6');
    return globalUnicast.check(address, 'ipv6') ? undefined : 'not global unicast, RFC 4291';
  };
}

function reason(rules: readonly Rule[], address: string, family: 'ipv4' | 'ipv6'): string {
  return rules.find(({ list }) => list.check(address, family))?.why ?? 'not public';
}
