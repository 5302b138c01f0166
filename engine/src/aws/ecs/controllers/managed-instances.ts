// Managed instances: launches EC2 instances for the tasks that wait for a capacity provider's capacity, and terminates those
// that have had no tasks for a while. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ManagedInstances.html
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { retireInstance } from '../container-instances/retire-instance.ts';
import { unlessFault } from '../faults.ts';
import { instancesOnEc2 } from '../find/container-instances.ts';
import { serviceKey, servicesOfProvider } from '../find/services.ts';
import { type ManagedSnapshot, observeInstances } from '../managed-instances/observe-instances.ts';
import { type ManagedStep, planInstances } from '../managed-instances/plan-instances.ts';
import { addEvent } from '../service-events/add-event.ts';
import {
  type CapacityProviderRecord,
  capacityProviders,
  containerInstances,
  type ManagedInstanceRecord,
  managedInstances,
  services,
  tasks,
} from '../state.ts';

export const managedInstancesController: Controller<ManagedSnapshot, ManagedStep> = {
  name: 'ecs/managed-instances',
  keys: (state) => state.keys(capacityProviders),
  observe: observeInstances,
  plan: planInstances,
  apply: applyStep,
  watches: {
    'ecs/capacity-providers': (name) => [name],
    'ecs/managed-instances': (id, state) => {
      const record = state.get(managedInstances, id);
      return record ? [record.provider] : [];
    },
    'ecs/container-instances': (key, state) => {
      const { capacityProviderName } = state.get(containerInstances, key) ?? {};
      return capacityProviderName === undefined ? [] : [capacityProviderName];
    },
    'ecs/tasks': (key, state) => {
      const { capacityProviderName } = state.get(tasks, key) ?? {};
      return capacityProviderName === undefined ? [] : [capacityProviderName];
    },
    'ecs/services': (key, state) =>
      (state.get(services, key)?.capacityProviderStrategy ?? []).flatMap(
        ({ capacityProvider }) => capacityProvider ?? [],
      ),
  },
  rest: 3,
};

function applyStep(step: ManagedStep, ctx: Context, name: string): void {
  const provider = ctx.get(capacityProviders, name);
  if (!provider) return;
  if (step.do === 'explain') explain(ctx, provider, step.reason);
  else if (step.do === 'launch') launchAll(ctx, provider, step.type, step.subnets);
  else follow(ctx, step);
}

function follow(ctx: Context, step: Extract<ManagedStep, { readonly instanceId: string }>): void {
  const record = ctx.get(managedInstances, step.instanceId);
  if (!record) return;
  const { idleSince: _, ...busy } = record;
  if (step.do === 'release') release(ctx, record);
  else if (step.do === 'registered')
    ctx.put(managedInstances, step.instanceId, { ...record, registered: true });
  else
    ctx.put(managedInstances, step.instanceId, step.do === 'busy' ? busy : { ...busy, idleSince: ctx.now });
}

function launchAll(
  ctx: Context,
  provider: CapacityProviderRecord,
  type: string,
  subnets: readonly string[],
): void {
  try {
    ctx.attempt(() => {
      for (const subnetId of subnets) launch(ctx, provider, type, subnetId);
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    explain(ctx, provider, error.message);
  }
}

/** Bottlerocket, as on AWS, with what its user data says here: only the cluster. */
function launch(ctx: Context, provider: CapacityProviderRecord, type: string, subnetId: string): void {
  const template = provider.managedInstancesProvider!.instanceLaunchTemplate!;
  const architecture =
    ctx.call('ec2', 'DescribeInstanceTypes', { InstanceTypes: [type as never] }).InstanceTypes?.[0]
      ?.ProcessorInfo?.SupportedArchitectures?.[0] ?? 'x86_64';
  const { Instances = [] } = ctx.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    ImageId: `resolve:ssm:/aws/service/bottlerocket/aws-ecs-2/${architecture}/latest/image_id`,
    InstanceType: type as never,
    SubnetId: subnetId,
    SecurityGroupIds: template.networkConfiguration?.securityGroups,
    IamInstanceProfile: { Arn: template.ec2InstanceProfileArn },
    UserData: Buffer.from(`[settings.ecs]\ncluster = "${provider.cluster}"\n`).toString('base64'),
    Monitoring: { Enabled: template.monitoring === 'DETAILED' },
    // Users end a managed instance by deregistering it.
    DisableApiTermination: true,
    DisableApiStop: true,
    Operator: { Principal: 'ecs.amazonaws.com' },
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: [
          { Key: 'AmazonECSManaged', Value: 'true' },
          ...(provider.managedInstancesProvider!.propagateTags === 'CAPACITY_PROVIDER'
            ? provider.tags.map(({ key, value }) => ({ Key: key, Value: value }))
            : []),
        ],
      },
    ],
  });
  const instanceId = Instances[0]!.InstanceId!;
  ctx.put(managedInstances, instanceId, {
    instanceId,
    provider: provider.name,
    subnetId,
    launchedAt: ctx.now,
  });
}

function release(ctx: Context, { instanceId }: ManagedInstanceRecord): void {
  for (const joined of instancesOnEc2(ctx, instanceId))
    retireInstance(ctx, joined, 'The managed instance was terminated.');
  unlessFault(() => {
    ctx.call('ec2', 'ModifyInstanceAttribute', {
      InstanceId: instanceId,
      DisableApiTermination: { Value: false },
    });
    ctx.call('ec2', 'TerminateInstances', { InstanceIds: [instanceId] });
  });
  ctx.delete(managedInstances, instanceId);
}

/** In the events of the services that wait. It is tried again in a minute. */
function explain(ctx: Context, provider: CapacityProviderRecord, reason: string): void {
  const { name } = provider;
  ctx.put(capacityProviders, name, { ...provider, launchFailedAt: ctx.now });
  for (const service of servicesOfProvider(ctx, name))
    if (service.status === 'ACTIVE' && service.impediment)
      addEvent(
        ctx,
        serviceKey(service),
        `(service ${service.name}) was unable to launch a managed instance for the capacity provider ${name}. Reason: ${reason}`,
      );
}
