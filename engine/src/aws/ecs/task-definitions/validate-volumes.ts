// What RegisterTaskDefinition refuses of volumes.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html
import type { EFSVolumeConfiguration, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { clientFault } from '../faults.ts';

export function validateVolumes({ volumes = [], containerDefinitions }: RegisterTaskDefinitionRequest): void {
  const mounted = new Set(
    containerDefinitions?.flatMap(({ mountPoints = [] }) => mountPoints.map((each) => each.sourceVolume)),
  );
  for (const { name, configuredAtLaunch, efsVolumeConfiguration: efs } of volumes) {
    if (configuredAtLaunch && !mounted.has(name))
      throw clientFault(`Volumes [${name}] are not referenced by any of the containers.`);
    if (efs) validateFileSystem(efs);
  }
}

function validateFileSystem(efs: EFSVolumeConfiguration): void {
  const { rootDirectory = '/', transitEncryption, transitEncryptionPort, authorizationConfig = {} } = efs;
  const encrypted = transitEncryption === 'ENABLED';
  const { accessPointId, iam } = authorizationConfig;
  if (iam === 'ENABLED' && !encrypted)
    throw clientFault('EFS IAM authorization requires TransitEncryption to be enabled.');
  if (transitEncryptionPort && !encrypted)
    throw clientFault('TransitEncryptionPort requires that TransitEncryption is enabled.');
  if (accessPointId && rootDirectory !== '/' && rootDirectory !== '')
    throw clientFault(
      'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
    );
}
