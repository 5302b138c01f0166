// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
import type {
  CreateTargetGroupCommandInput,
  TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { requireTargetGroup } from '../find.ts';
import { fullName } from '../names.ts';
import { targetGroups } from '../state.ts';
import { attributesOfGroup } from '../target-groups/attributes.ts';
import { type HealthCheckInput, healthCheckSettings } from '../target-groups/health-check-settings.ts';
import { attributeChanges, named, retag, tagsHeld, tagsOf } from './resource-tags.ts';

type TargetGroupProperties = Partial<Omit<CreateTargetGroupCommandInput, 'Tags'>> & {
  readonly TargetGroupAttributes?: readonly { readonly Key: string; readonly Value: string }[];
  readonly Targets?: TargetDescription[];
};

/** How long a listener may go on using a group that is to be deleted. */
const longestUseMs = 10 * 60_000;

const read = (request: ResourceRequest) => request.properties as TargetGroupProperties;

export const targetGroupResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',

  create(request, ctx) {
    const { TargetGroupAttributes, Targets, Name, ...members } = read(request);
    const { TargetGroups } = ctx.call('elbv2', 'CreateTargetGroup', {
      ...members,
      Name: Name ?? request.generatedName(32),
      Tags: tagsOf(request),
    });
    const arn = TargetGroups![0]!.TargetGroupArn!;
    setAttributes(arn, [], TargetGroupAttributes, ctx);
    if (Targets?.length) ctx.call('elbv2', 'RegisterTargets', { TargetGroupArn: arn, Targets });
    return { status: 'success', physicalId: arn };
  },

  update(arn, request, ctx) {
    const after = read(request);
    const before = request.previous as TargetGroupProperties;
    ctx.call('elbv2', 'ModifyTargetGroup', {
      ...defaultsOfRemoved(arn, before, after, ctx),
      TargetGroupArn: arn,
      ...healthCheckOf(after),
    });
    setAttributes(arn, before.TargetGroupAttributes, after.TargetGroupAttributes, ctx);
    const gone = without(before.Targets, after.Targets);
    const added = without(after.Targets, before.Targets);
    if (gone.length > 0) ctx.call('elbv2', 'DeregisterTargets', { TargetGroupArn: arn, Targets: gone });
    if (added.length > 0) ctx.call('elbv2', 'RegisterTargets', { TargetGroupArn: arn, Targets: added });
    retag(arn, request, ctx);
    return { status: 'success', physicalId: arn };
  },

  // After a deployment of CodeDeploy a listener uses a group that its template does not tie it to. A stack's deletion then
  // comes to the group while the listener still waits for the service.
  delete(arn, request, ctx) {
    try {
      if (ctx.get(targetGroups, arn)) ctx.call('elbv2', 'DeleteTargetGroup', { TargetGroupArn: arn });
    } catch (error) {
      const inUse = error instanceof AwsFault && error.code === 'ResourceInUse';
      if (!inUse || ctx.now - request.startedAt >= longestUseMs) throw error;
      return { status: 'in-progress', physicalId: arn, againInMs: 500, reason: error.message };
    }
    return { status: 'success', physicalId: arn };
  },
  waitsFor: (arn, ctx) =>
    ctx.get(targetGroups, arn) ? 'The target group is in use by a listener or a rule.' : undefined,

  read(arn, properties, ctx) {
    const { TargetGroups } = ctx.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [arn] });
    const { Attributes } = ctx.call('elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn: arn });
    const { TargetHealthDescriptions } = ctx.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn: arn });
    return {
      ...TargetGroups?.[0],
      Name: TargetGroups?.[0]?.TargetGroupName,
      TargetGroupAttributes: named(Attributes, properties.TargetGroupAttributes),
      Targets: TargetHealthDescriptions?.map(({ Target }) => Target),
      Tags: tagsHeld(arn, ctx),
    };
  },
  attributes(arn, ctx) {
    const { TargetGroups } = ctx.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [arn] });
    return {
      TargetGroupArn: arn,
      TargetGroupName: TargetGroups?.[0]?.TargetGroupName,
      TargetGroupFullName: fullName(arn),
      LoadBalancerArns: TargetGroups?.[0]?.LoadBalancerArns,
    };
  },
};

function setAttributes(
  arn: string,
  before: TargetGroupProperties['TargetGroupAttributes'],
  after: TargetGroupProperties['TargetGroupAttributes'],
  ctx: Context,
): void {
  const Attributes = attributeChanges(before, after, attributesOfGroup(requireTargetGroup(arn, ctx)));
  if (Attributes.length > 0)
    ctx.call('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn: arn, Attributes });
}

function without(all: TargetDescription[] = [], others: TargetDescription[] = []): TargetDescription[] {
  return all.filter((one) => !others.some((other) => other.Id === one.Id && other.Port === one.Port));
}

const healthCheckMembers = [
  'HealthCheckProtocol',
  'HealthCheckPort',
  'HealthCheckPath',
  'HealthCheckEnabled',
  'HealthCheckIntervalSeconds',
  'HealthCheckTimeoutSeconds',
  'HealthyThresholdCount',
  'UnhealthyThresholdCount',
  'Matcher',
] as const;

function healthCheckOf(properties: TargetGroupProperties): HealthCheckInput {
  const given = healthCheckMembers.filter((name) => properties[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, properties[name]]));
}

/** A health check setting that is gone from the template returns to its default. */
function defaultsOfRemoved(
  arn: string,
  before: TargetGroupProperties,
  after: TargetGroupProperties,
  ctx: Context,
): HealthCheckInput {
  const group = requireTargetGroup(arn, ctx);
  const { protocol } = healthCheckSettings({}, group);
  const HealthCheckProtocol = (after.HealthCheckProtocol ??
    protocol) as HealthCheckInput['HealthCheckProtocol'];
  const isFunction = group.targetType === 'lambda';
  const defaults = healthCheckSettings(isFunction ? {} : { HealthCheckProtocol }, group);
  const values: Record<(typeof healthCheckMembers)[number], unknown> = {
    HealthCheckProtocol: isFunction ? undefined : protocol,
    HealthCheckPort: isFunction ? undefined : defaults.port,
    HealthCheckPath: defaults.path,
    HealthCheckEnabled: defaults.enabled,
    HealthCheckIntervalSeconds: defaults.intervalSeconds,
    HealthCheckTimeoutSeconds: defaults.timeoutSeconds,
    HealthyThresholdCount: defaults.healthyThreshold,
    UnhealthyThresholdCount: defaults.unhealthyThreshold,
    Matcher: defaults.matcher,
  };
  const removed = healthCheckMembers.filter(
    (name) => before[name] !== undefined && after[name] === undefined && values[name] !== undefined,
  );
  return Object.fromEntries(removed.map((name) => [name, values[name]]));
}
