// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/resource-policy.ts'))['resourcePolicyResource']>('AWS::SecretsManager::ResourcePolicy', 'resource-policy', 'resourcePolicyResource'),
  resource<(typeof import('../resources/rotation-schedule.ts'))['rotationScheduleResource']>('AWS::SecretsManager::RotationSchedule', 'rotation-schedule', 'rotationScheduleResource'),
  resource<(typeof import('../resources/secret.ts'))['secretResource']>('AWS::SecretsManager::Secret', 'secret', 'secretResource'),
  resource<(typeof import('../resources/secret-target-attachment.ts'))['secretTargetAttachment']>('AWS::SecretsManager::SecretTargetAttachment', 'secret-target-attachment', 'secretTargetAttachment'),
];
