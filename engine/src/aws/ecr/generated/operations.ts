// Written by `npm run generate` from the files in operations/. Do not edit.
import { batchCheckLayerAvailability } from '../operations/batch-check-layer-availability.ts';
import { batchDeleteImage } from '../operations/batch-delete-image.ts';
import { batchGetImage } from '../operations/batch-get-image.ts';
import { completeLayerUpload } from '../operations/complete-layer-upload.ts';
import { createRepository } from '../operations/create-repository.ts';
import { deleteLifecyclePolicy } from '../operations/delete-lifecycle-policy.ts';
import { deleteRepositoryPolicy } from '../operations/delete-repository-policy.ts';
import { deleteRepository } from '../operations/delete-repository.ts';
import { describeImages } from '../operations/describe-images.ts';
import { describeRepositories } from '../operations/describe-repositories.ts';
import { getAuthorizationToken } from '../operations/get-authorization-token.ts';
import { getDownloadUrlForLayer } from '../operations/get-download-url-for-layer.ts';
import { getLifecyclePolicy } from '../operations/get-lifecycle-policy.ts';
import { getRepositoryPolicy } from '../operations/get-repository-policy.ts';
import { initiateLayerUpload } from '../operations/initiate-layer-upload.ts';
import { listImages } from '../operations/list-images.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { putImageScanningConfiguration } from '../operations/put-image-scanning-configuration.ts';
import { putImageTagMutability } from '../operations/put-image-tag-mutability.ts';
import { putImage } from '../operations/put-image.ts';
import { putLifecyclePolicy } from '../operations/put-lifecycle-policy.ts';
import { setRepositoryPolicy } from '../operations/set-repository-policy.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { uploadLayerPart } from '../operations/upload-layer-part.ts';

export const operations = {
  BatchCheckLayerAvailability: batchCheckLayerAvailability,
  BatchDeleteImage: batchDeleteImage,
  BatchGetImage: batchGetImage,
  CompleteLayerUpload: completeLayerUpload,
  CreateRepository: createRepository,
  DeleteLifecyclePolicy: deleteLifecyclePolicy,
  DeleteRepository: deleteRepository,
  DeleteRepositoryPolicy: deleteRepositoryPolicy,
  DescribeImages: describeImages,
  DescribeRepositories: describeRepositories,
  GetAuthorizationToken: getAuthorizationToken,
  GetDownloadUrlForLayer: getDownloadUrlForLayer,
  GetLifecyclePolicy: getLifecyclePolicy,
  GetRepositoryPolicy: getRepositoryPolicy,
  InitiateLayerUpload: initiateLayerUpload,
  ListImages: listImages,
  ListTagsForResource: listTagsForResource,
  PutImage: putImage,
  PutImageScanningConfiguration: putImageScanningConfiguration,
  PutImageTagMutability: putImageTagMutability,
  PutLifecyclePolicy: putLifecyclePolicy,
  SetRepositoryPolicy: setRepositoryPolicy,
  TagResource: tagResource,
  UntagResource: untagResource,
  UploadLayerPart: uploadLayerPart,
};
