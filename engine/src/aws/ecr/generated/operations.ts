// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  BatchCheckLayerAvailability: operation<(typeof import('../operations/batch-check-layer-availability.ts'))['batchCheckLayerAvailability']>('batch-check-layer-availability', 'batchCheckLayerAvailability'),
  BatchDeleteImage: operation<(typeof import('../operations/batch-delete-image.ts'))['batchDeleteImage']>('batch-delete-image', 'batchDeleteImage'),
  BatchGetImage: operation<(typeof import('../operations/batch-get-image.ts'))['batchGetImage']>('batch-get-image', 'batchGetImage'),
  CompleteLayerUpload: operation<(typeof import('../operations/complete-layer-upload.ts'))['completeLayerUpload']>('complete-layer-upload', 'completeLayerUpload'),
  CreateRepository: operation<(typeof import('../operations/create-repository.ts'))['createRepository']>('create-repository', 'createRepository'),
  DeleteLifecyclePolicy: operation<(typeof import('../operations/delete-lifecycle-policy.ts'))['deleteLifecyclePolicy']>('delete-lifecycle-policy', 'deleteLifecyclePolicy'),
  DeleteRegistryPolicy: operation<(typeof import('../operations/delete-registry-policy.ts'))['deleteRegistryPolicy']>('delete-registry-policy', 'deleteRegistryPolicy'),
  DeleteRepository: operation<(typeof import('../operations/delete-repository.ts'))['deleteRepository']>('delete-repository', 'deleteRepository'),
  DeleteRepositoryPolicy: operation<(typeof import('../operations/delete-repository-policy.ts'))['deleteRepositoryPolicy']>('delete-repository-policy', 'deleteRepositoryPolicy'),
  DescribeImages: operation<(typeof import('../operations/describe-images.ts'))['describeImages']>('describe-images', 'describeImages'),
  DescribeRegistry: operation<(typeof import('../operations/describe-registry.ts'))['describeRegistry']>('describe-registry', 'describeRegistry'),
  DescribeRepositories: operation<(typeof import('../operations/describe-repositories.ts'))['describeRepositories']>('describe-repositories', 'describeRepositories'),
  GetAuthorizationToken: operation<(typeof import('../operations/get-authorization-token.ts'))['getAuthorizationToken']>('get-authorization-token', 'getAuthorizationToken'),
  GetDownloadUrlForLayer: operation<(typeof import('../operations/get-download-url-for-layer.ts'))['getDownloadUrlForLayer']>('get-download-url-for-layer', 'getDownloadUrlForLayer'),
  GetLifecyclePolicy: operation<(typeof import('../operations/get-lifecycle-policy.ts'))['getLifecyclePolicy']>('get-lifecycle-policy', 'getLifecyclePolicy'),
  GetRegistryPolicy: operation<(typeof import('../operations/get-registry-policy.ts'))['getRegistryPolicy']>('get-registry-policy', 'getRegistryPolicy'),
  GetRegistryScanningConfiguration: operation<(typeof import('../operations/get-registry-scanning-configuration.ts'))['getRegistryScanningConfiguration']>('get-registry-scanning-configuration', 'getRegistryScanningConfiguration'),
  GetRepositoryPolicy: operation<(typeof import('../operations/get-repository-policy.ts'))['getRepositoryPolicy']>('get-repository-policy', 'getRepositoryPolicy'),
  InitiateLayerUpload: operation<(typeof import('../operations/initiate-layer-upload.ts'))['initiateLayerUpload']>('initiate-layer-upload', 'initiateLayerUpload'),
  ListImages: operation<(typeof import('../operations/list-images.ts'))['listImages']>('list-images', 'listImages'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  PutImage: operation<(typeof import('../operations/put-image.ts'))['putImage']>('put-image', 'putImage'),
  PutImageScanningConfiguration: operation<(typeof import('../operations/put-image-scanning-configuration.ts'))['putImageScanningConfiguration']>('put-image-scanning-configuration', 'putImageScanningConfiguration'),
  PutImageTagMutability: operation<(typeof import('../operations/put-image-tag-mutability.ts'))['putImageTagMutability']>('put-image-tag-mutability', 'putImageTagMutability'),
  PutLifecyclePolicy: operation<(typeof import('../operations/put-lifecycle-policy.ts'))['putLifecyclePolicy']>('put-lifecycle-policy', 'putLifecyclePolicy'),
  PutRegistryPolicy: operation<(typeof import('../operations/put-registry-policy.ts'))['putRegistryPolicy']>('put-registry-policy', 'putRegistryPolicy'),
  PutRegistryScanningConfiguration: operation<(typeof import('../operations/put-registry-scanning-configuration.ts'))['putRegistryScanningConfiguration']>('put-registry-scanning-configuration', 'putRegistryScanningConfiguration'),
  PutReplicationConfiguration: operation<(typeof import('../operations/put-replication-configuration.ts'))['putReplicationConfiguration']>('put-replication-configuration', 'putReplicationConfiguration'),
  SetRepositoryPolicy: operation<(typeof import('../operations/set-repository-policy.ts'))['setRepositoryPolicy']>('set-repository-policy', 'setRepositoryPolicy'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UploadLayerPart: operation<(typeof import('../operations/upload-layer-part.ts'))['uploadLayerPart']>('upload-layer-part', 'uploadLayerPart'),
};
