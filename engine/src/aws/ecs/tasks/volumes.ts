// A task's volumes as the container runtime gets them.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html
import type { EFSVolumeConfiguration, Volume } from '@aws-sdk/client-ecs';
import type { TaskVolume } from '../../../contracts/runtime.ts';

/** @param directoryOf the folder of a file system that is mounted */
export function taskVolume(volume: Volume, directoryOf: (efs: EFSVolumeConfiguration) => string): TaskVolume {
  const { name = '', host, dockerVolumeConfiguration: docker, efsVolumeConfiguration: efs } = volume;
  if (efs) {
    return { name, kind: 'efs', fileSystemId: efs.fileSystemId ?? '', rootDirectory: directoryOf(efs) };
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
