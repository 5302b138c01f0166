// Which endpoints a fault of the network is at: those of a task, or all in a subnet.
import { endpoints } from '../../../contracts/endpoints.ts';
import type { Observation } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { describeTasks } from '../targets/ecs-tasks.ts';
import type { NetworkFault } from './state.ts';

/** Keys of the table of endpoints. */
export function placesOf({ at, containerPort }: NetworkFault, state: Observation): string[] {
  try {
    return 'taskArn' in at ? ofTask(at.taskArn, containerPort, state) : ofSubnet(at.subnetId, state);
  } catch (error) {
    // It is gone by now.
    if (error instanceof AwsFault) return [];
    throw error;
  }
}

function ofTask(taskArn: string, containerPort: number | undefined, state: Observation): string[] {
  const [task] = describeTasks(state, [{ arn: taskArn }]);
  if (!task) return [];
  const address = task.attachments
    ?.flatMap(({ details = [] }) => details)
    .find(({ name }) => name === 'privateIPv4Address')?.value;
  if (address !== undefined)
    return state
      .keys(endpoints)
      .filter((key) =>
        containerPort === undefined ? key.startsWith(`${address}:`) : key === `${address}:${containerPort}`,
      );
  const { containerInstances = [] } = task.containerInstanceArn
    ? state.call('ecs', 'DescribeContainerInstances', {
        cluster: task.clusterArn,
        containerInstances: [task.containerInstanceArn],
      })
    : {};
  const instance = containerInstances[0]?.ec2InstanceId;
  return (task.containers ?? [])
    .flatMap(({ networkBindings = [] }) => networkBindings)
    .filter((binding) => containerPort === undefined || binding.containerPort === containerPort)
    .map(({ hostPort }) => `${instance}:${hostPort}`);
}

function ofSubnet(subnetId: string, state: Observation): string[] {
  const { NetworkInterfaces = [] } = state.call('ec2', 'DescribeNetworkInterfaces', {
    Filters: [{ Name: 'subnet-id', Values: [subnetId] }],
  });
  const { Reservations = [] } = state.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'subnet-id', Values: [subnetId] }],
  });
  const inside = new Set([
    ...NetworkInterfaces.map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId)),
  ]);
  return state.keys(endpoints).filter((key) => inside.has(key.slice(0, key.lastIndexOf(':'))));
}
