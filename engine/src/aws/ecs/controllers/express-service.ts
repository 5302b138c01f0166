// Looks after what an Express service has beside its tasks: the endpoint's name leads to the load balancer, wherever that is;
// and once the service is INACTIVE, its parts are deleted.
import type { NameRecord } from '../../../contracts/names.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { missingName, putName } from '../express/endpoint.ts';
import { removeParts } from '../express/remove-parts.ts';
import { unlessFault } from '../faults.ts';
import { expressByBalancer, expressServices, services } from '../state.ts';

interface Snapshot {
  readonly gone: boolean;
  readonly name?: NameRecord;
}

type Step = { readonly do: 'remove' } | { readonly do: 'name'; readonly record: NameRecord };

const againMs = 1000;

export const expressServiceController: Controller<Snapshot, Step> = {
  name: 'ecs/express-service',
  keys: (state) => state.keys(expressServices),
  watches: {
    'ecs/express-services': (key) => [key],
    'ecs/services': (key, state) => (state.get(expressServices, key) ? [key] : []),
    'elbv2/load-balancers': (arn, state) => state.keysBy(expressByBalancer, arn),
  },
  observe: (state, key) => {
    const express = state.get(expressServices, key);
    if (!express || express.removed) return undefined;
    if (state.get(services, key)?.status === 'INACTIVE') return { gone: true };
    const found = unlessFault(() =>
      state.call('elbv2', 'DescribeLoadBalancers', { LoadBalancerArns: [express.parts.loadBalancerArn] }),
    );
    const balancer = found?.LoadBalancers?.[0]?.DNSName;
    const name = balancer === undefined ? undefined : missingName(state, express, balancer);
    return { gone: false, ...(name && { name }) };
  },
  plan: ({ gone, name }, now) =>
    gone
      ? { steps: [{ do: 'remove' }], revisitAt: now + againMs }
      : { steps: name ? [{ do: 'name', record: name }] : [] },
  apply: (step, ctx, key) => {
    const express = ctx.get(expressServices, key);
    if (!express) return;
    if (step.do === 'name') putName(ctx, step.record);
    else removeParts(ctx, express);
  },
};
