// Waits until the service has its whole count: its stack is complete with the first healthy task, and the scaling target
// then lifts the count to its minimum.
import { setTimeout as delay } from 'node:timers/promises';
import type { Clients } from '../engine/clients.ts';

const pollMs = 50;
const withinMs = 30_000;

export interface Strength {
  readonly running: number;
  readonly desired: number;
  readonly zones: readonly string[];
}

/** What there is once every task is a healthy target, or after 30 s. */
export async function awaitFullStrength(clients: Clients, cluster: string): Promise<Strength> {
  const until = performance.now() + withinMs;
  for (;;) {
    const strength = await measure(clients, cluster);
    if (strength.running >= strength.desired || performance.now() > until) return strength;
    await delay(pollMs);
  }
}

async function measure({ ecs, elbv2 }: Clients, cluster: string): Promise<Strength> {
  const { serviceArns = [] } = await ecs.listServices({ cluster });
  const { services = [] } =
    serviceArns.length > 0 ? await ecs.describeServices({ cluster, services: serviceArns }) : {};
  const { TargetGroups = [] } = await elbv2.describeTargetGroups({});
  const health = await Promise.all(
    TargetGroups.map(({ TargetGroupArn }) => elbv2.describeTargetHealth({ TargetGroupArn })),
  );
  const healthy = health
    .flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions)
    .filter(({ TargetHealth }) => TargetHealth?.State === 'healthy');
  return {
    running: healthy.length,
    desired: services.reduce((sum, { desiredCount = 0 }) => sum + desiredCount, 0),
    zones: [...new Set(healthy.map(({ Target }) => Target?.AvailabilityZone ?? ''))].sort(),
  };
}
