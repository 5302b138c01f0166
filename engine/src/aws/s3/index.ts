// Amazon S3: buckets, objects and their versions, multipart uploads. state.ts says what is only recorded.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    s3: typeof import('@aws-sdk/client-s3');
  }
}

export const s3 = defineService({
  id: 's3',
  client: () => import('@aws-sdk/client-s3'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'restXmlOfS3',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    invalidInputCode: 'InvalidRequest',
    // S3's own limit for one PUT is 5 GiB, and here a body is held in memory.
    maxBodyBytes: 1024 ** 3,
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  resources,
});
