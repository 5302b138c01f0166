// Certificates by ARN, and what uses them.
import type { Context } from '../../kernel/context.ts';
import { certificateNotFound, patternMismatch } from './faults.ts';
import { acmCertificates, type CertificateRecord } from './state.ts';

const arnPattern = '(arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*)';

/** @throws ValidationException, ResourceNotFoundException */
export function requireCertificate(arn: string | undefined, ctx: Context): CertificateRecord {
  const given = arn ?? '';
  if (!new RegExp(`^${arnPattern}$`).test(given)) throw patternMismatch(given, 'certificateArn', arnPattern);
  const found = ctx.get(acmCertificates, given);
  if (!found) throw certificateNotFound(given);
  return found;
}

/** By certificate ARN: the load balancers whose listeners present it. Nothing else uses certificates in Drydock. */
export function usersOfCertificates(ctx: Context): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, Set<string>>();
  const balancers = everyPage((Marker) => {
    const { LoadBalancers, NextMarker } = ctx.call('elbv2', 'DescribeLoadBalancers', { Marker });
    return { items: LoadBalancers, next: NextMarker };
  });
  for (const { LoadBalancerArn = '' } of balancers) {
    // Quotas allow 50 listeners with 26 certificates each, which fit in one page.
    const { Listeners = [] } = ctx.call('elbv2', 'DescribeListeners', { LoadBalancerArn });
    for (const { ListenerArn, Certificates: defaults } of Listeners) {
      if (!defaults?.length) continue;
      const { Certificates = [] } = ctx.call('elbv2', 'DescribeListenerCertificates', { ListenerArn });
      for (const { CertificateArn = '' } of Certificates) {
        users.set(CertificateArn, (users.get(CertificateArn) ?? new Set()).add(LoadBalancerArn));
      }
    }
  }
  return new Map([...users].map(([arn, loadBalancers]) => [arn, [...loadBalancers]]));
}

function everyPage<T>(
  read: (marker: string | undefined) => {
    readonly items: T[] | undefined;
    readonly next: string | undefined;
  },
): T[] {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const { items = [], next } = read(marker);
    all.push(...items);
    marker = next;
  } while (marker);
  return all;
}
