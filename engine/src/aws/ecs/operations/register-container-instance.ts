// RegisterContainerInstance, as the agent on an instance calls it. When the same EC2 instance registers again (its agent was
// restarted), it keeps its container instance.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterContainerInstance.html
import type { Attribute } from '@aws-sdk/client-ecs';
import type { Context, Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { mergeAttributes } from '../container-instances/attributes.ts';
import { publishInstanceChange } from '../events.ts';
import { clientFault, unlessFault } from '../faults.ts';
import { activeCapacityProviders } from '../find/capacity-providers.ts';
import { requireCluster } from '../find/clusters.ts';
import { instancesOnEc2 } from '../find/container-instances.ts';
import { keyIn, keyOf, lastSegment } from '../find/references.ts';
import { quotas } from '../quotas.ts';
import {
  type ContainerInstanceRecord,
  containerInstances,
  instancesByCluster,
  managedInstances,
} from '../state.ts';
import { mergeTags } from '../tags.ts';
import { containerInstanceView } from '../views/container-instance.ts';

interface IdentityDocument {
  readonly instanceId?: string;
  readonly availabilityZone?: string;
  readonly instanceType?: string;
  readonly imageId?: string;
}

export const registerContainerInstance: Operation<'ecs', 'RegisterContainerInstance'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const identity = parse(input.instanceIdentityDocument ?? '');
  const { instanceId = '', availabilityZone = '', instanceType, imageId } = identity;
  if (!instanceId) throw clientFault('Unable to find the instance identity document.');
  // An instance that was stopped and started again keeps its container instance: its agent remembers the ARN.
  const remembered = ctx.get(
    containerInstances,
    keyIn(cluster, 'container-instance', input.containerInstanceArn ?? ''),
  );
  const known = [...instancesOnEc2(ctx, instanceId), ...(remembered ? [remembered] : [])].find(
    (candidate) => candidate.ec2InstanceId === instanceId && candidate.cluster === cluster.name,
  );
  if (!known) {
    const others = ctx.countBy(instancesByCluster, cluster.name);
    checkQuota(ctx, quotas.containerInstancesPerCluster, others + 1);
  }
  const id = known?.id ?? ctx.ids.hex(32);
  const builtIn: Attribute[] = [
    { name: 'ecs.availability-zone', value: availabilityZone },
    ...(instanceType ? [{ name: 'ecs.instance-type', value: instanceType }] : []),
    ...(imageId ? [{ name: 'ecs.ami-id', value: imageId }] : []),
    { name: 'ecs.os-type', value: 'linux' },
  ];
  const instance: ContainerInstanceRecord = plain({
    arn: ctx.arn('ecs', `container-instance/${cluster.name}/${id}`),
    id,
    cluster: cluster.name,
    ec2InstanceId: instanceId,
    instanceType,
    availabilityZone,
    status: known?.status === 'DRAINING' ? ('DRAINING' as const) : ('ACTIVE' as const),
    agentConnected: true,
    registeredResources: input.totalResources ?? [],
    attributes: mergeAttributes(builtIn, input.attributes ?? []),
    versionInfo: input.versionInfo,
    capacityProviderName: providerOf(ctx, instanceId),
    tags: mergeTags(known?.tags, input.tags),
    registeredAt: known?.registeredAt ?? ctx.now,
    version: (known?.version ?? 0) + 1,
  });
  ctx.put(containerInstances, keyOf(cluster.name, id), instance);
  publishInstanceChange(ctx, instance);
  return { containerInstance: containerInstanceView(instance, ctx, ['TAGS']) };
};

/** The capacity provider whose group the instance belongs to. */
function providerOf(ctx: Context, instanceId: string): string | undefined {
  const managed = ctx.get(managedInstances, instanceId);
  if (managed) return managed.provider;
  const found = unlessFault(() => ctx.call('ec2', 'DescribeInstances', { InstanceIds: [instanceId] }));
  const tags = found?.Reservations?.[0]?.Instances?.[0]?.Tags ?? [];
  const group = tags.find((tag) => tag.Key === 'aws:autoscaling:groupName')?.Value;
  return activeCapacityProviders(ctx).find(
    ({ autoScalingGroupProvider }) =>
      autoScalingGroupProvider !== undefined &&
      lastSegment(autoScalingGroupProvider.autoScalingGroupArn ?? '') === group,
  )?.name;
}

function parse(document: string): IdentityDocument {
  try {
    return parseJson(document) as IdentityDocument;
  } catch {
    throw clientFault('The instance identity document is not valid JSON.');
  }
}
