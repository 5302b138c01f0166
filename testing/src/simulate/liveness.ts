// What must be so some time after nothing goes wrong any more: the system is as one that nothing ever happened to.
import type { SimulatedCloud } from '../cloud.ts';
import { describedTasks, servicesOf, stackStatus } from './safety.ts';
import { stack } from './user.ts';

/** What a user sees of a system, without ids and times: the same however it came to be. */
export function summary({ simulation }: SimulatedCloud): object {
  const tasks = describedTasks(simulation).filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  const groups = simulation.call('elbv2', 'DescribeTargetGroups', {}).TargetGroups ?? [];
  const targets = groups.flatMap(
    ({ TargetGroupArn }) =>
      simulation.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn }).TargetHealthDescriptions ?? [],
  );
  const interfaces = simulation.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces ?? [];
  const { StackResources = [] } = simulation.call('cloudformation', 'DescribeStackResources', {
    StackName: stack,
  });
  return {
    isStackComplete: /^(CREATE|UPDATE)_COMPLETE$/.test(stackStatus(simulation)),
    resources: StackResources.map(({ LogicalResourceId, ResourceStatus = '' }) =>
      [LogicalResourceId, ResourceStatus.replace(/^(CREATE|UPDATE)/, 'IS')].join(' '),
    ).sort(),
    services: servicesOf(simulation).map(
      ({ status, desiredCount, runningCount, pendingCount, deployments = [] }) => ({
        status,
        desiredCount,
        runningCount,
        pendingCount,
        deployments: deployments.map(({ rolloutState }) => rolloutState),
      }),
    ),
    tasks: tasks.map(({ lastStatus, containers = [] }) => `${lastStatus} ${containers[0]?.image}`).sort(),
    running: simulation.running().length,
    targets: targets.map(({ TargetHealth }) => TargetHealth?.State).sort(),
    interfaces: interfaces.filter(({ Status }) => Status === 'in-use').length,
  };
}

/** Tasks that ECS takes to run, and that do not. */
export function unreal({ simulation }: SimulatedCloud): readonly string[] {
  const running = new Set(simulation.running());
  return describedTasks(simulation)
    .filter(({ taskArn = '', lastStatus }) => lastStatus === 'RUNNING' && !running.has(taskArn))
    .map(({ taskArn }) => `${taskArn} is RUNNING to ECS, and does not run`);
}

/** Where two summaries differ, for people. */
export function unlike(one: object, other: object): readonly string[] {
  const [mine, theirs] = [one, other].map((each) => each as Record<string, unknown>);
  return Object.keys(mine!)
    .filter((name) => JSON.stringify(mine![name]) !== JSON.stringify(theirs![name]))
    .map(
      (name) => `${name} are ${JSON.stringify(mine![name])}, undisturbed ${JSON.stringify(theirs![name])}`,
    );
}
