// UpdateExpressGatewayService: a new revision, deployed as a canary. Only scaling changes without one.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateExpressGatewayService.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { watchGroup } from '../express/alarm.ts';
import { changedConfiguration } from '../express/configuration.ts';
import { networkOf } from '../express/network.ts';
import { scale } from '../express/scaling.ts';
import { expressServiceOf } from '../express/service-settings.ts';
import { taskOf } from '../express/task-definition.ts';
import { type ExpressService, requireActiveExpressService } from '../find/express-services.ts';
import {
  type ExpressConfigurationRecord,
  type ExpressServiceRecord,
  expressServices,
  services,
} from '../state.ts';
import { configurationView, expressStatus } from '../views/express-service.ts';

export const updateExpressGatewayService: Operation<'ecs', 'UpdateExpressGatewayService'> = (input, ctx) => {
  const found = requireActiveExpressService(ctx, input.serviceArn ?? '');
  const { express, service } = found;
  const before = express.configurations[0]!;
  const settings = changedConfiguration(before, input);
  const container = settings.primaryContainer && {
    ...settings.primaryContainer,
    awsLogsConfiguration:
      settings.primaryContainer.awsLogsConfiguration ?? before.primaryContainer?.awsLogsConfiguration,
  };
  const wanted: ExpressConfigurationRecord = plain({
    ...settings,
    ...(container && { primaryContainer: container }),
    networkConfiguration: networkAfter(ctx, before, input.networkConfiguration),
    createdAt: ctx.now,
  });
  const configuration = deploys(before, wanted)
    ? deploy(ctx, found, wanted)
    : { ...before, scalingTarget: wanted.scalingTarget };
  const others = express.configurations.filter(
    ({ revisionArn }) => revisionArn !== configuration.revisionArn,
  );
  const updated: ExpressServiceRecord = {
    ...express,
    configurations: [configuration, ...others].slice(0, 10),
    updatedAt: ctx.now,
    parts: {
      ...express.parts,
      ...scale(ctx, express.serviceKey, configuration.scalingTarget, express.parts),
    },
  };
  ctx.put(expressServices, express.serviceKey, updated);
  return {
    service: {
      serviceArn: service.arn,
      cluster: service.cluster,
      serviceName: service.name,
      status: expressStatus({ express: updated, service: ctx.get(services, express.serviceKey)! }),
      targetConfiguration: configurationView(updated, configuration),
      createdAt: new Date(updated.createdAt),
      updatedAt: new Date(updated.updatedAt),
    },
  };
};

function networkAfter(
  ctx: Context,
  { networkConfiguration: before }: ExpressConfigurationRecord,
  given: { subnets?: string[] | undefined; securityGroups?: string[] | undefined } | undefined,
): ExpressConfigurationRecord['networkConfiguration'] {
  if (!given) return before;
  const after = {
    subnets: given.subnets?.length ? given.subnets : before.subnets,
    securityGroups: given.securityGroups ?? before.securityGroups,
  };
  networkOf(ctx, after);
  return after;
}

/** Whether anything but scaling has changed. */
const deploys = (before: ExpressConfigurationRecord, after: ExpressConfigurationRecord): boolean =>
  fingerprint(before) !== fingerprint(after);

const fingerprint = ({
  revisionArn: _revision,
  createdAt: _createdAt,
  scalingTarget: _scaling,
  ...rest
}: ExpressConfigurationRecord): string => JSON.stringify(Object.entries(rest).sort());

/** Only the target group of the new revision gets its health check: the other one serves until all traffic has moved. */
function deploy(
  ctx: Context,
  { express, service }: ExpressService,
  wanted: ExpressConfigurationRecord,
): ExpressConfigurationRecord {
  const task = taskOf(ctx, `${service.cluster}-${service.name}`, wanted);
  const answer = ctx.call('ecs', 'UpdateService', {
    ...expressServiceOf(express, wanted.networkConfiguration, task),
    cluster: service.cluster,
    service: service.name,
    // Without another task definition, a new health check alone deploys too.
    forceNewDeployment: true,
  });
  const started = ctx.get(services, express.serviceKey)!.deployments[0];
  for (const { targetGroupArn } of started?.targets ?? []) {
    watchGroup(ctx, express.parts.alarmName, express.parts.loadBalancerArn, targetGroupArn);
    ctx.call('elbv2', 'ModifyTargetGroup', {
      TargetGroupArn: targetGroupArn,
      HealthCheckPath: wanted.healthCheckPath,
      HealthCheckPort: String(task.containerPort),
    });
  }
  return { ...wanted, revisionArn: answer.service!.currentServiceRevisions![0]!.arn! };
}
