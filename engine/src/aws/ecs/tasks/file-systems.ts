// What a task needs of EFS before its containers start: the file system, a mount target that the task can reach, and the root
// of an access point. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
import type { EFSVolumeConfiguration } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

/** The folder in the file system that is mounted. @throws a fault whose message begins with ECS's error name */
export function mountedDirectory(ctx: Context, efs: EFSVolumeConfiguration): string {
  const FileSystemId = efs.fileSystemId ?? '';
  const accessPoint = efs.authorizationConfig?.accessPointId;
  const { MountTargets } = unlessMissing(FileSystemId, ctx, () =>
    ctx.call('efs', 'DescribeMountTargets', { FileSystemId }),
  );
  // The agent mounts by DNS name, which only exists where there is a mount target.
  if (!MountTargets?.length) throw unresolved(FileSystemId, ctx);
  if (!accessPoint) return efs.rootDirectory ?? '/';
  const { AccessPoints } = unlessMissing(accessPoint, ctx, () =>
    ctx.call('efs', 'DescribeAccessPoints', { AccessPointId: accessPoint }),
  );
  return AccessPoints?.[0]?.RootDirectory?.Path ?? '/';
}

function unlessMissing<T>(id: string, ctx: Context, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    if (id.startsWith('fsap-'))
      throw initialization(
        `mount.nfs4: access denied by server while mounting 127.0.0.1:/ (the access point ${id} does not exist)`,
      );
    throw unresolved(id, ctx);
  }
}

const unresolved = (id: string, { region }: Context) =>
  initialization(
    `Failed to resolve "${id}.efs.${region}.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.`,
  );

const initialization = (text: string) =>
  new AwsFault({
    code: 'ClientException',
    message: `ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: ${text} : unsuccessful EFS utils command execution; code: 1`,
  });
