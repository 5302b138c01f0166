// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/alias.ts'))['aliasResource']>('AWS::KMS::Alias', 'alias', 'aliasResource'),
  resource<(typeof import('../resources/key.ts'))['keyResource']>('AWS::KMS::Key', 'key', 'keyResource'),
  resource<(typeof import('../resources/replica-key.ts'))['replicaKeyResource']>('AWS::KMS::ReplicaKey', 'replica-key', 'replicaKeyResource'),
];
