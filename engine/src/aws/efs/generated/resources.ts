// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/access-point.ts'))['accessPointResource']>('AWS::EFS::AccessPoint', 'access-point', 'accessPointResource'),
  resource<(typeof import('../resources/file-system.ts'))['fileSystemResource']>('AWS::EFS::FileSystem', 'file-system', 'fileSystemResource'),
  resource<(typeof import('../resources/mount-target.ts'))['mountTargetResource']>('AWS::EFS::MountTarget', 'mount-target', 'mountTargetResource'),
];
