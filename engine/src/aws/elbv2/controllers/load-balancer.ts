// A load balancer is provisioning for a moment, long enough to be seen (for minutes at AWS's pace), and until its name leads
// to it; then it is active.
import type { Controller } from '../../../kernel/controller.ts';
import { isBalanced, type LoadBalancerRecord, loadBalancers } from '../state.ts';

const shortestMs = 50;

export const loadBalancerState: Controller<LoadBalancerRecord, 'activate'> = {
  name: 'elbv2/load-balancer',
  keys: (state) => state.keys(loadBalancers),
  watches: { 'elbv2/load-balancers': (arn) => [arn] },
  observe: (state, arn) => state.get(loadBalancers, arn),
  plan: ({ state, createdAt, provisioningMs = shortestMs, type, reservation }, now) => {
    if (state === 'active' || (isBalanced({ type }) && !reservation)) return { steps: [] };
    const activeAt = createdAt + provisioningMs;
    return now >= activeAt ? { steps: ['activate'] } : { steps: [], revisitAt: activeAt };
  },
  apply: (_step, ctx, arn) => {
    const loadBalancer = ctx.get(loadBalancers, arn);
    if (loadBalancer) ctx.put(loadBalancers, arn, { ...loadBalancer, state: 'active' });
  },
};
