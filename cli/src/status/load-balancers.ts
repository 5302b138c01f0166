// The load balancers with their addresses, and why one is impaired: another program has its port, or nothing listens.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const loadBalancersSection: Section = async ({ elbv2 }) => {
  const balancers = await allPages(async (Marker) => {
    const page = await elbv2.describeLoadBalancers({ Marker });
    return { items: page.LoadBalancers, next: page.NextMarker };
  });
  if (balancers.length === 0) return undefined;
  return {
    code: 'status-load-balancers',
    loadBalancers: balancers.map(({ LoadBalancerName: name = '', DNSName: address = '', State }) => ({
      name,
      address,
      state: State?.Code ?? '',
      reason: State?.Reason ?? '',
    })),
  };
};
