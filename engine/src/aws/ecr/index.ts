// Amazon Elastic Container Registry: repositories and images. wire/oci-distribution.ts serves the registry protocol.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ecr: typeof import('@aws-sdk/client-ecr');
  }
}

export const ecr = defineService({
  id: 'ecr',
  client: () => import('@aws-sdk/client-ecr'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    targetPrefixes: ['AmazonEC2ContainerRegistry_V20150921'],
    invalidInputCode: 'InvalidParameterException',
    invalidInputText: 'ecr',
    // A layer part of 20 MiB, in base64: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html
    maxBodyBytes: 28 * 1024 ** 2,
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  resources,
});
