// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeSSLPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { sslPolicyNotFound } from '../faults.ts';
import { sslPolicies } from '../listeners/ssl-policies.ts';
import { paged } from '../paging.ts';

export const describeSSLPolicies: Operation<'elbv2', 'DescribeSSLPolicies'> = (input) => {
  const missing = input.Names?.find((name) => !sslPolicies.some((policy) => policy.Name === name));
  if (missing) throw sslPolicyNotFound(missing);
  const asked = sslPolicies.filter((policy) => !input.Names?.length || input.Names.includes(policy.Name!));
  const { items, NextMarker } = paged(asked, (policy) => policy.Name!, input);
  return { SslPolicies: items, NextMarker };
};
