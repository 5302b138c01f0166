// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html
// Without a revision, the one that was last deployed is deployed again.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { deploymentActive, invalidConfigName, unsupportedPlatform } from '../faults.ts';
import { newDeploymentId, requireApplication, requireConfig, requireGroup } from '../find.ts';
import { checkLocation } from '../revision/location.ts';
import { useRevision } from '../revision/register.ts';
import { deploymentGroups, deployments, deploymentsByGroup, groupKey, isOver } from '../state.ts';

export const createDeployment: Operation<'codedeploy', 'CreateDeployment'> = (input, ctx) => {
  const application = requireApplication(ctx, input.applicationName);
  const group = requireGroup(ctx, application.name, input.deploymentGroupName);
  const revision = checkLocation(input.revision ?? group.targetRevision);
  const config = requireConfig(ctx, input.deploymentConfigName ?? group.configName);
  if (config.platform !== group.platform)
    throw invalidConfigName(
      `The deployment configuration ${config.name} is for the compute platform ${config.platform}, not ${group.platform}.`,
    );
  if (group.platform !== 'ECS') throw unsupportedPlatform(group.platform);
  const key = groupKey(application.name, group.name);
  const active = ctx.by(deploymentsByGroup, key).find((each) => !isOver(each));
  if (active) throw deploymentActive(group.name, active.id);
  const id = newDeploymentId(ctx);
  const [service] = group.settings.ecsServices ?? [];
  ctx.put(
    deployments,
    id,
    plain({
      id,
      application: application.name,
      group: group.name,
      configName: config.name,
      creator: 'user' as const,
      description: input.description,
      revision,
      previousRevision: group.targetRevision,
      status: 'Created' as const,
      createdAt: ctx.now,
      settings: {
        ...group.settings,
        ...(input.autoRollbackConfiguration && {
          autoRollbackConfiguration: input.autoRollbackConfiguration,
        }),
        ...(input.overrideAlarmConfiguration && { alarmConfiguration: input.overrideAlarmConfiguration }),
      },
      routing: config.trafficRouting ?? { type: 'AllAtOnce' as const },
      service: { cluster: service?.clusterName ?? '', name: service?.serviceName ?? '' },
      hooks: [],
      events: [],
      percent: 0,
    }),
  );
  ctx.put(deploymentGroups, key, { ...group, lastAttempted: id });
  useRevision(ctx, application.name, revision, group.name);
  return { deploymentId: id };
};
