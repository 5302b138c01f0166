// CreateExpressGatewayService: a Fargate service with everything around it. All parts are made at once, by the APIs that list
// them; what takes time is the service's first deployment.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { alarmNameOf, watchGroup } from '../express/alarm.ts';
import { initialConfiguration } from '../express/configuration.ts';
import { newEndpoint } from '../express/endpoint.ts';
import { joinGateway, makeRule, makeTargetGroup, managedTag } from '../express/gateway.ts';
import { networkOf } from '../express/network.ts';
import { scale } from '../express/scaling.ts';
import { expressServiceOf } from '../express/service-settings.ts';
import { taskOf } from '../express/task-definition.ts';
import { invalidParameter } from '../faults.ts';
import { clusterName, requireCluster } from '../find/clusters.ts';
import { keyOf } from '../find/references.ts';
import { clusters, type ExpressServiceRecord, expressServices, services } from '../state.ts';
import { expressServiceView } from '../views/express-service.ts';

export const createExpressGatewayService: Operation<'ecs', 'CreateExpressGatewayService'> = (input, ctx) => {
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+/.test(input.infrastructureRoleArn ?? ''))
    throw invalidParameter('infrastructureRoleArn must be the ARN of an IAM role.');
  const settings = initialConfiguration(input);
  const cluster = findOrMakeCluster(ctx, input.cluster);
  const name = input.serviceName ?? `${imageName(settings.primaryContainer?.image)}-${ctx.ids.hex(4)}`;
  const serviceKey = keyOf(cluster.name, name);
  refuseExisting(ctx, serviceKey);
  const network = networkOf(ctx, input.networkConfiguration ?? {});
  const endpoint = newEndpoint(ctx, name);
  const { container, logGroup } = withLogs(ctx, settings.primaryContainer, serviceKey);
  const configured = { ...settings, ...(container && { primaryContainer: container }) };
  const task = taskOf(ctx, `${cluster.name}-${name}`, configured);
  const gateway = joinGateway(ctx, network, endpoint);
  const behind = {
    vpcId: network.vpcId,
    port: task.containerPort,
    healthCheckPath: settings.healthCheckPath,
  };
  const targetGroupArns = [makeTargetGroup(ctx, behind), makeTargetGroup(ctx, behind)] as const;
  const made = {
    ...gateway,
    targetGroupArns,
    ruleArn: makeRule(ctx, gateway.listenerArn, targetGroupArns, endpoint),
    serviceSecurityGroup: serviceGroup(ctx, `${cluster.name}-${name}-${network.vpcId}`, behind, gateway),
    alarmName: alarmNameOf(serviceKey),
    alarmArn: watchGroup(ctx, alarmNameOf(serviceKey), gateway.loadBalancerArn, targetGroupArns[0]!),
    ...(logGroup && { logGroup }),
  };
  const networkConfiguration = {
    subnets: [...network.subnets],
    securityGroups: [...(input.networkConfiguration?.securityGroups ?? [])],
  };
  const base = {
    serviceKey,
    infrastructureRoleArn: input.infrastructureRoleArn!,
    endpoint,
    accessType: network.accessType,
    vpcId: network.vpcId,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  const { service } = ctx.call('ecs', 'CreateService', {
    ...expressServiceOf({ ...base, parts: made }, networkConfiguration, task),
    cluster: cluster.name,
    serviceName: name,
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    desiredCount: settings.scalingTarget.minTaskCount,
    healthCheckGracePeriodSeconds: 300,
    availabilityZoneRebalancing: 'ENABLED',
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    tags: input.tags,
  });
  const express: ExpressServiceRecord = {
    ...base,
    configurations: [
      {
        ...configured,
        networkConfiguration,
        revisionArn: service!.currentServiceRevisions![0]!.arn!,
        createdAt: ctx.now,
      },
    ],
    parts: { ...made, ...scale(ctx, serviceKey, settings.scalingTarget, made) },
  };
  ctx.put(expressServices, serviceKey, express);
  return { service: expressServiceView({ express, service: ctx.get(services, serviceKey)! }, ['TAGS']) };
};

/** Only the cluster `default` is created where it is missing. */
function findOrMakeCluster(ctx: Context, reference: string | undefined) {
  if (clusterName(reference) === 'default' && ctx.get(clusters, 'default')?.status !== 'ACTIVE')
    ctx.call('ecs', 'CreateCluster', { capacityProviders: ['FARGATE'] });
  return requireCluster(ctx, reference);
}

function refuseExisting(ctx: Context, serviceKey: string): void {
  const existing = ctx.get(services, serviceKey);
  const express = ctx.get(expressServices, serviceKey);
  if (existing?.status === 'DRAINING' || (express && existing?.status === 'INACTIVE' && !express.removed))
    throw invalidParameter('Unable to Start a service that is still Draining.');
  if (existing?.status === 'ACTIVE') throw invalidParameter('Creation of service was not idempotent.');
}

/** `shop` of `123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop:7`. */
const imageName = (image = 'service') =>
  /([^/:@]+)(?::[^/]*)?(?:@.*)?$/.exec(image)?.[1]?.replaceAll(/[^A-Za-z0-9_-]/g, '-') ?? 'service';

/** A container that names no log group gets one: `/aws/ecs/<cluster>/<service>-<4 hexadecimal digits>`. */
function withLogs(
  ctx: Context,
  container: ExpressServiceRecord['configurations'][number]['primaryContainer'],
  serviceKey: string,
) {
  if (!container || container.awsLogsConfiguration) return { container };
  const logGroup = `/aws/ecs/${serviceKey}-${ctx.ids.hex(4)}`;
  ctx.call('logs', 'CreateLogGroup', { logGroupName: logGroup, tags: { AmazonECSManaged: 'true' } });
  return {
    container: { ...container, awsLogsConfiguration: { logGroup, logStreamPrefix: 'ecs' } },
    logGroup,
  };
}

/** Lets the load balancer, and nobody else, reach the container's port. */
function serviceGroup(
  ctx: Context,
  GroupName: string,
  { vpcId, port }: { readonly vpcId: string; readonly port: number },
  { loadBalancerSecurityGroup }: { readonly loadBalancerSecurityGroup: string },
): string {
  const GroupId = ctx.call('ec2', 'CreateSecurityGroup', {
    GroupName,
    Description: 'Security group of the tasks of an Express service',
    VpcId: vpcId,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [managedTag] }],
  }).GroupId!;
  ctx.call('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: port,
        ToPort: port,
        UserIdGroupPairs: [{ GroupId: loadBalancerSecurityGroup }],
      },
    ],
  });
  return GroupId;
}
