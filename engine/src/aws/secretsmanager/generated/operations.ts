// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  BatchGetSecretValue: operation<(typeof import('../operations/batch-get-secret-value.ts'))['batchGetSecretValue']>('batch-get-secret-value', 'batchGetSecretValue'),
  CancelRotateSecret: operation<(typeof import('../operations/cancel-rotate-secret.ts'))['cancelRotateSecret']>('cancel-rotate-secret', 'cancelRotateSecret'),
  CreateSecret: operation<(typeof import('../operations/create-secret.ts'))['createSecret']>('create-secret', 'createSecret'),
  DeleteResourcePolicy: operation<(typeof import('../operations/delete-resource-policy.ts'))['deleteResourcePolicy']>('delete-resource-policy', 'deleteResourcePolicy'),
  DeleteSecret: operation<(typeof import('../operations/delete-secret.ts'))['deleteSecret']>('delete-secret', 'deleteSecret'),
  DescribeSecret: operation<(typeof import('../operations/describe-secret.ts'))['describeSecret']>('describe-secret', 'describeSecret'),
  GetRandomPassword: operation<(typeof import('../operations/get-random-password.ts'))['getRandomPassword']>('get-random-password', 'getRandomPassword'),
  GetResourcePolicy: operation<(typeof import('../operations/get-resource-policy.ts'))['getResourcePolicy']>('get-resource-policy', 'getResourcePolicy'),
  GetSecretValue: operation<(typeof import('../operations/get-secret-value.ts'))['getSecretValue']>('get-secret-value', 'getSecretValue'),
  ListSecretVersionIds: operation<(typeof import('../operations/list-secret-version-ids.ts'))['listSecretVersionIds']>('list-secret-version-ids', 'listSecretVersionIds'),
  ListSecrets: operation<(typeof import('../operations/list-secrets.ts'))['listSecrets']>('list-secrets', 'listSecrets'),
  PutResourcePolicy: operation<(typeof import('../operations/put-resource-policy.ts'))['putResourcePolicy']>('put-resource-policy', 'putResourcePolicy'),
  PutSecretValue: operation<(typeof import('../operations/put-secret-value.ts'))['putSecretValue']>('put-secret-value', 'putSecretValue'),
  RemoveRegionsFromReplication: operation<(typeof import('../operations/remove-regions-from-replication.ts'))['removeRegionsFromReplication']>('remove-regions-from-replication', 'removeRegionsFromReplication'),
  ReplicateSecretToRegions: operation<(typeof import('../operations/replicate-secret-to-regions.ts'))['replicateSecretToRegions']>('replicate-secret-to-regions', 'replicateSecretToRegions'),
  RestoreSecret: operation<(typeof import('../operations/restore-secret.ts'))['restoreSecret']>('restore-secret', 'restoreSecret'),
  RotateSecret: operation<(typeof import('../operations/rotate-secret.ts'))['rotateSecret']>('rotate-secret', 'rotateSecret'),
  StopReplicationToReplica: operation<(typeof import('../operations/stop-replication-to-replica.ts'))['stopReplicationToReplica']>('stop-replication-to-replica', 'stopReplicationToReplica'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateSecret: operation<(typeof import('../operations/update-secret.ts'))['updateSecret']>('update-secret', 'updateSecret'),
  UpdateSecretVersionStage: operation<(typeof import('../operations/update-secret-version-stage.ts'))['updateSecretVersionStage']>('update-secret-version-stage', 'updateSecretVersionStage'),
  ValidateResourcePolicy: operation<(typeof import('../operations/validate-resource-policy.ts'))['validateResourcePolicy']>('validate-resource-policy', 'validateResourcePolicy'),
};
