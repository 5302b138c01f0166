// A task's volumes as the container runtime gets them.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html
import type { Volume } from '@aws-sdk/client-ecs';
import type { TaskVolume } from '../../../contracts/runtime.ts';

export function taskVolume(volume: Volume): TaskVolume {
  const { name = '', host, dockerVolumeConfiguration: docker, efsVolumeConfiguration: efs } = volume;
  if (efs) {
    const accessPoint = efs.authorizationConfig?.accessPointId;
    return {
      name,
      kind: 'efs',
      fileSystemId: efs.fileSystemId ?? '',
      // An access point has a root of its own, which the file system's owner chose: here it is a folder by its id.
      rootDirectory: accessPoint ? `access-points/${accessPoint}` : (efs.rootDirectory ?? '/'),
    };
  }
  if (docker)
    return {
      name,
      kind: 'docker',
      scope: docker.scope ?? 'task',
      autoprovision: docker.autoprovision ?? false,
      driver: docker.driver ?? 'local',
      driverOptions: docker.driverOpts ?? {},
      labels: docker.labels ?? {},
    };
  if (volume.configuredAtLaunch) return { name, kind: 'ebs' };
  return host?.sourcePath ? { name, kind: 'host', sourcePath: host.sourcePath } : { name, kind: 'task' };
}
