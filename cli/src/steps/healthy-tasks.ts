// Waits until the service has all its tasks: its stack is complete with the first healthy one, and the scaling target
// then raises the count to its minimum.
import type { Clock } from '../clock/clock.ts';
import { poll } from '../clock/poll.ts';
import type { Clients } from '../targets/clients.ts';

const pollMs = 50;
/** As long as a task may take to start, and the checks after that. */
const withinMs = 75_000;

export interface HealthyTasks {
  readonly running: number;
  readonly desired: number;
  readonly zones: readonly string[];
}

type Needed = Pick<Clients, 'ecs' | 'elbv2'>;

/** What there is once every task is a healthy target, or after 75 s. */
export async function awaitHealthyTasks(
  clients: Needed,
  clock: Clock,
  cluster: string,
): Promise<HealthyTasks> {
  const all = await poll(clock, { everyMs: pollMs, withinMs }, async () => {
    const tasks = await countHealthyTasks(clients, cluster);
    return tasks.desired > 0 && tasks.running >= tasks.desired ? tasks : undefined;
  });
  return all ?? countHealthyTasks(clients, cluster);
}

async function countHealthyTasks({ ecs, elbv2 }: Needed, cluster: string): Promise<HealthyTasks> {
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
    // A service without a load balancer has no targets to count.
    desired: services
      .filter(({ loadBalancers = [] }) => loadBalancers.length > 0)
      .reduce((sum, { desiredCount = 0 }) => sum + desiredCount, 0),
    zones: [...new Set(healthy.map(({ Target }) => Target?.AvailabilityZone ?? ''))].sort(),
  };
}
