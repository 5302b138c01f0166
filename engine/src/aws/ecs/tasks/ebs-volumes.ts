// EBS volumes that are configured when a task is launched: each task gets its own.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
import type { ServiceVolumeConfiguration, TaskVolumeConfiguration } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import type { TaskDefinitionRecord, TaskEbsVolume } from '../state.ts';

export type VolumeConfiguration = ServiceVolumeConfiguration | TaskVolumeConfiguration;

/** @throws InvalidParameterException unless the revision's volumes and the configurations fit each other */
export function validateVolumeConfigurations(
  configurations: readonly VolumeConfiguration[] = [],
  { definition: { volumes = [] } }: TaskDefinitionRecord,
): void {
  if (configurations.length > 1) throw invalidParameter('You can only configure one volume at launch.');
  for (const { name, managedEBSVolume: volume } of configurations) {
    if (!volumes.some((one) => one.name === name && one.configuredAtLaunch))
      throw invalidParameter(
        `The volume name ${name} isn't configured at launch in the task definition. Set configuredAtLaunch to true and try again.`,
      );
    if (!volume?.roleArn)
      throw invalidParameter(`The volume ${name} requires an infrastructure role (roleArn).`);
    if (volume.sizeInGiB === undefined && volume.snapshotId === undefined)
      throw invalidParameter(
        `Specify either a size (sizeInGiB) or a snapshot (snapshotId) for the volume ${name}.`,
      );
  }
  const missing = volumes.find(
    ({ name, configuredAtLaunch }) =>
      configuredAtLaunch && !configurations.some((configuration) => configuration.name === name),
  );
  if (missing)
    throw invalidParameter(
      `The task definition has a volume that is configured at launch (${missing.name}): give its configuration in volumeConfigurations.`,
    );
}

export function newVolumes(ctx: Context, configurations: readonly VolumeConfiguration[]): TaskEbsVolume[] {
  return configurations.map(({ name = '', managedEBSVolume }) => ({
    attachmentId: ctx.ids.uuid(),
    volumeId: `vol-0${ctx.ids.hex(16)}`,
    name,
    roleArn: managedEBSVolume?.roleArn ?? '',
    sizeInGiB: managedEBSVolume?.sizeInGiB ?? 8,
    // A service's volumes always go with their task.
    deleteOnTermination:
      (managedEBSVolume as TaskVolumeConfiguration['managedEBSVolume'])?.terminationPolicy
        ?.deleteOnTermination ?? true,
  }));
}
