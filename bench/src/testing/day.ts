// A day of a cluster: its load follows a curve, and its services follow their load.
import { drydock } from '@drydock/testing';
import { network, serviceGroups } from './cluster-templates.ts';

export interface Day {
  readonly deployMs: number;
  readonly dayMs: number;
  readonly requests: number;
  readonly failed: number;
  /** The tasks of all services together: the fewest and the most. */
  readonly tasks: readonly [least: number, most: number];
}

/** @param services a multiple of ten */
export async function day(services = 100, hours = 24): Promise<Day> {
  const began = performance.now();
  const cluster = await startDay(services);
  const deployed = performance.now();
  const counts: number[] = [];
  for (let hour = 0; hour < hours; hour++) counts.push(await cluster.hour());
  const ended = performance.now();
  const { requests, failed } = cluster;
  await cluster.close();
  return {
    deployMs: deployed - began,
    dayMs: ended - deployed,
    requests,
    failed,
    tasks: [Math.min(...counts), Math.max(...counts)],
  };
}

interface ClusterOfADay {
  readonly requests: number;
  readonly failed: number;
  /** Lets an hour pass. @returns how many tasks all services want then */
  hour(): Promise<number>;
  close(): Promise<void>;
}

/** A cluster whose load has begun, at midnight. @param services a multiple of ten */
export async function startDay(services: number): Promise<ClusterOfADay> {
  const cloud = await drydock({
    tasks: { latency: 20, cpu: (requestsPerSecond) => 0.05 + requestsPerSecond / 100 },
  });
  await cloud.deploy(network, { name: 'Network' });
  const groups = serviceGroups(services);
  for (const { name, template } of groups) await cloud.deploy(template, { name });
  for (const { name, paths } of groups)
    for (const path of paths) await cloud.traffic(`${name}/LoadBalancer`, { path }).daily('20/s', '200/s');
  const all = groups.flatMap(({ name, paths }) =>
    paths.map((_, index) => cloud.service(`${name}/Service${index}`)),
  );
  return {
    get requests() {
      return cloud.traffic.requests;
    },
    get failed() {
      return cloud.traffic.failed;
    },
    async hour() {
      await cloud.time.advance('1 hour');
      return all.reduce((sum, { desiredCount }) => sum + desiredCount, 0);
    },
    close: () => cloud.close(),
  };
}
