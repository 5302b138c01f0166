// Which requests a target group's protocol version accepts: others get 464.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html (Protocol version)
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import { headerValue } from '../message/headers.ts';
import type { RequestHead } from '../message/http1/request-head.ts';

export function isGrpc(head: RequestHead): boolean {
  if (head.version !== '2' || head.method !== 'POST') return false;
  return /^application\/grpc(?:[+;]|$)/i.test(headerValue(head.headers, 'content-type') ?? '');
}

export function protocolFits(head: RequestHead, version: BalancedTargetGroup['protocolVersion']): boolean {
  if (version === 'HTTP1') return !isGrpc(head);
  if (head.version !== '2') return false;
  return version === 'HTTP2' || head.method === 'POST';
}
