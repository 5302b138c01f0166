// An account of AWS holds more than one system: the status of one leaves the others out.
import type { StatusMessage } from '../messages/status.ts';
import type { Clients } from '../targets/clients.ts';

/** Names and ARNs of all resources of the stacks, with the stacks' own names. */
export async function resourcesOfStacks(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  stackNames: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const read = async (StackName: string): Promise<void> => {
    const described = await cloudFormation.describeStackResources({ StackName }).catch((error: Error) => {
      if (/does not exist/.test(error.message)) return { StackResources: [] };
      throw error;
    });
    for (const { StackName: name, PhysicalResourceId: id, ResourceType } of described.StackResources ?? []) {
      if (name) found.add(name);
      if (!id) continue;
      found.add(id);
      if (ResourceType === 'AWS::CloudFormation::Stack') await read(id);
    }
  };
  for (const name of stackNames) await read(name);
  return found;
}

/** The message without what belongs to others; undefined where nothing is left. */
export function onlySystem(
  message: StatusMessage,
  resources: ReadonlySet<string>,
): StatusMessage | undefined {
  // A load balancer and a target group are known by their ARNs, which have the name between slashes.
  const all = [...resources];
  const isOurs = (name: string) => resources.has(name) || all.some((id) => id.includes(`/${name}/`));
  const left = <T>(rows: readonly T[], name: (row: T) => string) => rows.filter((row) => isOurs(name(row)));
  switch (message.code) {
    case 'status-stacks':
      return { ...message, stacks: left(message.stacks, ({ name }) => name) };
    case 'status-load-balancers':
      return { ...message, loadBalancers: left(message.loadBalancers, ({ name }) => name) };
    case 'status-targets':
      return { ...message, groups: left(message.groups, ({ name }) => name) };
    case 'status-alarms':
      return { ...message, alarms: left(message.alarms, ({ name }) => name) };
    case 'status-pipeline':
      return isOurs(message.name) ? message : undefined;
    case 'status-services':
    case 'status-tasks':
      return isOurs(message.cluster) ? message : undefined;
    case 'status-blocked': {
      const blocked = left(message.blocked, ({ service }) => service);
      return blocked.length > 0 ? { ...message, blocked } : undefined;
    }
    case 'status-waiting': {
      const waiting = left(message.waiting, ({ pipeline }) => pipeline);
      return waiting.length > 0 ? { ...message, waiting } : undefined;
    }
    case 'status-in-progress': {
      const rows = left(message.rows, ({ pipeline }) => pipeline);
      return rows.length > 0 ? { ...message, rows } : undefined;
    }
    case 'status-certificates':
    case 'status-mail':
    case 'status-recorded':
    case 'status-outdated':
      return undefined;
    default:
      return message;
  }
}
