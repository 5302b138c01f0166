// AWS::ECS::ExpressGatewayService: create and update wait until the deployment is complete, delete until ECS has deleted what it
// made.
import { isDeepStrictEqual } from 'node:util';
import type {
  CreateExpressGatewayServiceRequest,
  ECSExpressGatewayService,
  ECSManagedResources,
  ExpressGatewayServiceConfiguration,
} from '@aws-sdk/client-ecs';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { serviceDeployments } from '../state.ts';
import { toApi } from './api-shape.ts';
import { apiTags } from './tags.ts';

const failed = fault('GeneralServiceException', (reason: string) => reason);

const pollMs = 150;

export const expressGatewayService: ResourceType = {
  type: 'AWS::ECS::ExpressGatewayService',
  create: (request, ctx) => {
    if (request.memo) return follow(request, ctx);
    const { service } = ctx.call('ecs', 'CreateExpressGatewayService', {
      ...membersOf(request),
      serviceName: (request.properties.ServiceName as string | undefined) ?? request.generatedName(255),
      tags: apiTags(request),
    });
    return waiting(service!.serviceArn!, service!.currentDeployment);
  },
  update: (arn, request, ctx) => {
    if (request.memo) return follow(request, ctx);
    const {
      infrastructureRoleArn: _role,
      cluster: _cluster,
      serviceName: _name,
      ...members
    } = membersOf(request);
    const before = find(ctx, arn)?.currentDeployment;
    ctx.call('ecs', 'UpdateExpressGatewayService', { ...members, serviceArn: arn });
    const after = find(ctx, arn)?.currentDeployment;
    return after === before ? { status: 'success', physicalId: arn } : waiting(arn, after);
  },
  delete: (arn, _request, ctx) => {
    const code = find(ctx, arn)?.status?.statusCode;
    if (code === undefined || code === 'INACTIVE') return { status: 'success', physicalId: arn };
    if (code === 'ACTIVE') ctx.call('ecs', 'DeleteExpressGatewayService', { serviceArn: arn });
    return {
      status: 'in-progress',
      physicalId: arn,
      againInMs: pollMs,
      reason: 'The Express service is DRAINING.',
    };
  },
  waitsFor: (arn, ctx) => {
    const { statusCode, statusReason } = find(ctx, arn)?.status ?? {};
    return (
      statusCode &&
      `The Express service is ${statusCode}.${statusReason ? ` Last event: ${statusReason}` : ''}`
    );
  },
  read: (arn, _properties, ctx) => {
    const service = find(ctx, arn);
    if (!service || service.status?.statusCode === 'INACTIVE') return undefined;
    return { ...service.activeConfigurations?.[0], ...service };
  },
  attributes: (arn, ctx) => {
    const service = find(ctx, arn);
    const [active] = service?.activeConfigurations ?? [];
    if (!service || !active)
      throw new AwsFault({ code: 'NotFound', message: `The Express service ${arn} does not exist.` });
    const { serviceRevisions = [] } = ctx.call('ecs', 'DescribeServiceRevisions', {
      serviceRevisionArns: [active.serviceRevisionArn!],
    });
    return {
      ServiceArn: arn,
      Endpoint: active.ingressPaths?.[0]?.endpoint,
      CreatedAt: service.createdAt?.toISOString(),
      UpdatedAt: service.updatedAt?.toISOString(),
      ...prefixed('Status', { StatusCode: service.status?.statusCode }),
      ActiveConfigurations: (service.activeConfigurations ?? []).map(capitalised),
      ...arnsOf(serviceRevisions[0]?.ecsManagedResources),
    };
  },
};

const membersOf = ({
  properties: { Tags: _tags, ...rest },
}: ResourceRequest): CreateExpressGatewayServiceRequest => toApi<CreateExpressGatewayServiceRequest>(rest);

const waiting = (arn: string, deployment: string | undefined): Progress => ({
  status: 'in-progress',
  physicalId: arn,
  againInMs: pollMs,
  memo: { arn, deployment: deployment ?? '' },
  reason: 'The deployment of the Express service is in progress.',
});

function follow(request: ResourceRequest, ctx: Context): Progress {
  const { arn, deployment } = request.memo as { readonly arn: string; readonly deployment: string };
  const rollout = ctx.get(serviceDeployments, deployment);
  switch (rollout?.status) {
    case 'SUCCESSFUL':
      return { status: 'success', physicalId: arn };
    case undefined:
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
      throw failed(`The deployment of the Express service failed: ${rollout?.statusReason ?? 'it is gone.'}`);
    default:
      return waiting(arn, deployment);
  }
}

function find(ctx: Context, serviceArn: string): ECSExpressGatewayService | undefined {
  try {
    return ctx.call('ecs', 'DescribeExpressGatewayService', { serviceArn }).service;
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** Objects are attributes as a whole and by each of their members. */
const prefixed = (name: string, value: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  [name]: value,
  ...Object.fromEntries(Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner])),
});

function arnsOf(resources: ECSManagedResources | undefined): Record<string, unknown> {
  const [path] = resources?.ingressPaths ?? [];
  const arns = (list: readonly { arn?: string | undefined }[] | undefined) =>
    (list ?? []).map(({ arn }) => arn);
  const autoScaling = {
    ScalableTarget: resources?.autoScaling?.scalableTarget?.arn,
    ApplicationAutoScalingPolicies: arns(resources?.autoScaling?.applicationAutoScalingPolicies),
  };
  const ingressPath = {
    LoadBalancerArn: path?.loadBalancer?.arn,
    LoadBalancerSecurityGroups: arns(path?.loadBalancerSecurityGroups),
    CertificateArn: path?.certificate?.arn,
    ListenerArn: path?.listener?.arn,
    ListenerRuleArn: path?.rule?.arn,
    TargetGroupArns: arns(path?.targetGroups),
  };
  const all = {
    ServiceSecurityGroups: arns(resources?.serviceSecurityGroups),
    LogGroups: arns(resources?.logGroups),
    MetricAlarms: arns(resources?.metricAlarms),
    AutoScaling: autoScaling,
    IngressPath: ingressPath,
  };
  return {
    ...prefixed('ECSManagedResourceArns', all),
    ...prefixed('ECSManagedResourceArns.AutoScaling', autoScaling),
    ...prefixed('ECSManagedResourceArns.IngressPath', ingressPath),
  };
}

/** As CloudFormation names the members of a configuration. */
function capitalised(value: ExpressGatewayServiceConfiguration | unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && !isDeepStrictEqual(inner, {}))
      .map(([name, inner]) => [name[0]!.toUpperCase() + name.slice(1), capitalised(inner)]),
  );
}
