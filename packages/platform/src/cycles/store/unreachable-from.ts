import { BlockList, isIP } from 'node:net';

const nearbyNetworks: readonly (readonly [network: string, bits: number])[] = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
];

/** Whether our address cannot be reached from a site: ours is nearby and the site's is not. Names are taken at their word, none is resolved. */
export function unreachableFrom(site: string, publicUrl: string): boolean {
  return isNearby(publicUrl) && !isNearby(site);
}

function isNearby(url: string): boolean {
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) return nearbyAddresses().check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
  return !host.includes('.') || host.endsWith('.localhost') || host.endsWith('.local') || host.endsWith('.internal');
}

/** Addresses of this machine and of networks like it. */
function nearbyAddresses(): BlockList {
  const nearby = new BlockList();
  for (const [network, bits] of nearbyNetworks)
    nearby.addSubnet(network, bits, network.includes(':') ? 'ipv6' : 'ipv4');
  return nearby;
}
