// The loads of a test: one for each load balancer and kind of request.
import { type InspectOptions, inspect } from 'node:util';
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { Load, RequestOptions, Traffic } from '../api.ts';
import type { Calls } from '../calls.ts';
import { namesOf, requireKnownNames } from '../known-names.ts';
import type { Paths } from '../paths.ts';
import { RequestCounts } from './counts.ts';
import { OfferedLoad } from './load.ts';

const requestNames = namesOf<RequestOptions>({
  port: true,
  method: true,
  host: true,
  path: true,
  headers: true,
});

export function trafficOf(simulation: Simulation, paths: Paths, calls: Calls): Traffic {
  const loads = new Map<string, Load>();
  const total = new RequestCounts();
  const traffic = (path: string, request: RequestOptions = {}) => {
    requireKnownNames('A request', request, requestNames);
    if (request.path !== undefined && !request.path.startsWith('/'))
      throw new RangeError(`A request has the path '${request.path}': it has to begin with a slash.`);
    const key = JSON.stringify([path, request]);
    const loadBalancerArn = () =>
      path.startsWith('arn:') ? path : paths.physicalId(path, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
    const load =
      loads.get(key) ??
      calls.of('cloud.traffic(…)', new OfferedLoad({ simulation, loadBalancerArn, request, total }));
    loads.set(key, load);
    return load;
  };
  return Object.defineProperties(traffic, {
    requests: { get: () => total.requests },
    answered: { get: () => total.answered },
    failed: { get: () => total.failed },
    statuses: { get: () => total.statuses },
    toJSON: { value: () => total.toJSON() },
    [inspect.custom]: {
      value: (_: number, options: InspectOptions) => `Traffic ${inspect(total.toJSON(), options)}`,
    },
  }) as unknown as Traffic;
}
