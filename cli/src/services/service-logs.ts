// The log group that a service's containers write to.
import { UserError } from '../errors/user-error.ts';
import type { LogSource } from '../steps/read-logs.ts';
import type { Clients } from '../targets/clients.ts';
import type { FoundService } from './find-service.ts';

/** @throws UserError when no container writes to CloudWatch Logs */
export async function logsOf(
  { ecs }: Pick<Clients, 'ecs'>,
  { service }: FoundService,
): Promise<readonly LogSource[]> {
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: service.taskDefinition });
  const groups = (taskDefinition?.containerDefinitions ?? []).flatMap(({ logConfiguration }) => {
    const group = logConfiguration?.options?.['awslogs-group'];
    return logConfiguration?.logDriver === 'awslogs' && group ? [group] : [];
  });
  if (groups.length === 0) {
    throw new UserError(
      `No container of ${service.serviceName} has the log driver awslogs, so nothing of it is kept.`,
    );
  }
  return [...new Set(groups)].map((group) => ({ group, isTasks: true }));
}
