// Writes each load balancer's access log five minutes after its first entry, then waits for the next.
import type { Controller } from '../../../kernel/controller.ts';
import { accessLogPeriodMs, writeAccessLog } from '../access-log.ts';
import { accessLogs, type LoadBalancerRecord, loadBalancers } from '../state.ts';

interface Snapshot {
  readonly loadBalancer: LoadBalancerRecord;
  readonly since: number;
}

export const accessLogController: Controller<Snapshot, Snapshot> = {
  name: 'elbv2/access-log',
  keys: (state) => state.keys(accessLogs),
  watches: { 'elbv2/access-logs': (arn) => [arn] },
  observe: (state, arn) => {
    const loadBalancer = state.get(loadBalancers, arn);
    const pending = state.get(accessLogs, arn);
    return loadBalancer && pending ? { loadBalancer, since: pending.since } : undefined;
  },
  plan: (snapshot, now) => {
    const writeAt = snapshot.since + accessLogPeriodMs;
    return now >= writeAt ? { steps: [snapshot] } : { steps: [], revisitAt: writeAt };
  },
  apply: ({ loadBalancer, since }, ctx) => writeAccessLog(loadBalancer, since + accessLogPeriodMs, ctx),
};
