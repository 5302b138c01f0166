// Writes each log of each load balancer five minutes after its first entry, then waits for the next.
import type { Controller } from '../../../kernel/controller.ts';
import { logPeriodMs, writeLog } from '../logs/written-logs.ts';
import { type LoadBalancerRecord, loadBalancers, type PendingLog, pendingLogs } from '../state.ts';

interface Snapshot extends PendingLog {
  readonly loadBalancer: LoadBalancerRecord;
}

export const logsController: Controller<Snapshot, Snapshot> = {
  name: 'elbv2/logs',
  keys: (state) => state.keys(pendingLogs),
  watches: { 'elbv2/pending-logs': (key) => [key] },
  observe: (state, key) => {
    const pending = state.get(pendingLogs, key);
    const loadBalancer = pending && state.get(loadBalancers, pending.loadBalancerArn);
    return loadBalancer ? { ...pending, loadBalancer } : undefined;
  },
  plan: (snapshot, now) => {
    const writeAt = snapshot.since + logPeriodMs;
    return now >= writeAt ? { steps: [snapshot] } : { steps: [], revisitAt: writeAt };
  },
  apply: ({ kind, loadBalancer, since }, ctx) => writeLog(kind, loadBalancer, since + logPeriodMs, ctx),
};
