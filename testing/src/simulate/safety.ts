// What must never be, whatever goes wrong. Judged by AWS's APIs, by what the runtime runs and by where requests go: none of
// this looks at the engine's state.
import type { SimulatedCloud } from '../cloud.ts';
import { stack } from './user.ts';

type Check = (cloud: SimulatedCloud) => readonly string[];

/** What the engine logs when its disk is full, as it is in some simulations. */
const isOfDisk = (line: string) => line.includes('the disk is full');

const checks: readonly Check[] = [
  /** The engine's log has only what it does not simulate, and what could not be written. */
  ({ log }) => log.lines.filter((line) => !isOfDisk(line)).map((line) => `the engine logged: ${line}`),

  /** No task runs that ECS does not know, or takes for stopped. */
  ({ simulation }) => {
    const running = simulation.running();
    const known = new Map(
      describedTasks(simulation).map(({ taskArn = '', lastStatus = '' }) => [taskArn, lastStatus]),
    );
    return running
      .filter((arn) => (known.get(arn) ?? 'STOPPED') === 'STOPPED')
      .map((arn) => `${arn} runs, and is ${known.get(arn) ?? 'unknown'} to ECS`);
  },

  /** No request goes to what is not registered, or is draining. */
  ({ simulation }) => {
    const used = new Map(
      simulation.shares().flatMap(({ to }) => (to ? [[to.group.arn, to.group] as const] : [])),
    );
    const found: string[] = [];
    for (const TargetGroupArn of used.keys()) {
      const { TargetHealthDescriptions = [] } = simulation.call('elbv2', 'DescribeTargetHealth', {
        TargetGroupArn,
      });
      const states = new Map(
        TargetHealthDescriptions.map(({ Target, TargetHealth }) => [
          `${Target?.Id}:${Target?.Port}`,
          TargetHealth?.State,
        ]),
      );
      for (const { to } of simulation.shares()) {
        if (to?.group.arn !== TargetGroupArn) continue;
        const { id, port } = to.target.registration;
        const state = states.get(`${id}:${port}`) ?? 'not registered';
        if (state === 'draining' || state === 'not registered')
          found.push(`requests go to ${id}, which is ${state}`);
      }
    }
    return found;
  },

  /** At most twice as many tasks as are desired run or start: maximumPercent is 200. */
  ({ simulation }) =>
    servicesOf(simulation).flatMap(({ desiredCount = 0, runningCount = 0, pendingCount = 0 }) =>
      runningCount + pendingCount > 2 * desiredCount
        ? [`${runningCount} tasks run and ${pendingCount} are pending, where ${desiredCount} are desired`]
        : [],
    ),

  /** Every request has ended, one way or another. */
  ({ traffic }) => (traffic.answered + traffic.failed === traffic.requests ? [] : ['requests were lost']),
];

export const unsafe: Check = (cloud) => checks.flatMap((check) => check(cloud));

type Simulation = SimulatedCloud['simulation'];

export function servicesOf(simulation: Simulation) {
  return clustersOf(simulation).flatMap((cluster) => {
    const { serviceArns: services = [] } = simulation.call('ecs', 'ListServices', { cluster });
    if (services.length === 0) return [];
    return simulation.call('ecs', 'DescribeServices', { cluster, services }).services ?? [];
  });
}

/** Those that ECS shows, stopped ones included. */
export function describedTasks(simulation: Simulation) {
  return clustersOf(simulation).flatMap((cluster) =>
    (['RUNNING', 'STOPPED'] as const).flatMap((desiredStatus) =>
      listedPages(simulation, cluster, desiredStatus).flatMap((tasks) =>
        tasks.length === 0 ? [] : (simulation.call('ecs', 'DescribeTasks', { cluster, tasks }).tasks ?? []),
      ),
    ),
  );
}

/** A page has at most 100 tasks, which is as many as can be described at once. */
function listedPages(
  simulation: Simulation,
  cluster: string,
  desiredStatus: 'RUNNING' | 'STOPPED',
): string[][] {
  const pages: string[][] = [];
  let nextToken: string | undefined;
  do {
    const page = simulation.call('ecs', 'ListTasks', { cluster, desiredStatus, nextToken });
    pages.push(page.taskArns ?? []);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return pages;
}

function clustersOf(simulation: Simulation): readonly string[] {
  return simulation.call('ecs', 'ListClusters', {}).clusterArns ?? [];
}

export const stackStatus = (simulation: Simulation): string =>
  simulation.call('cloudformation', 'DescribeStacks', { StackName: stack }).Stacks?.[0]?.StackStatus ?? '';
