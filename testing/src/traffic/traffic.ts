// The loads of a test: one for each load balancer and kind of request.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { RequestOptions, Traffic } from '../api.ts';
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

export function trafficOf(simulation: Simulation, paths: Paths): Traffic {
  const loads = new Map<string, OfferedLoad>();
  const total = new RequestCounts();
  const traffic = (path: string, request: RequestOptions = {}) => {
    requireKnownNames('A request', request, requestNames);
    if (request.path !== undefined && !request.path.startsWith('/'))
      throw new RangeError(`A request has the path '${request.path}': it has to begin with a slash.`);
    const key = JSON.stringify([path, request]);
    const loadBalancerArn = () =>
      path.startsWith('arn:') ? path : paths.physicalId(path, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
    const load = loads.get(key) ?? new OfferedLoad({ simulation, loadBalancerArn, request, total });
    loads.set(key, load);
    return load;
  };
  return Object.defineProperties(traffic, {
    requests: { get: () => total.requests },
    answered: { get: () => total.answered },
    failed: { get: () => total.failed },
    statuses: { get: () => total.statuses },
  }) as unknown as Traffic;
}
