// ECR's errors, from https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html and each operation's page.
import { fault } from '../../kernel/faults.ts';

export const repositoryNotFound = fault(
  'RepositoryNotFoundException',
  (name: string, registry: string) =>
    `The repository with name '${name}' does not exist in the registry with id '${registry}'`,
);
export const repositoryExists = fault(
  'RepositoryAlreadyExistsException',
  (name: string, registry: string) =>
    `The repository with name '${name}' already exists in the registry with id '${registry}'`,
);
export const repositoryNotEmpty = fault(
  'RepositoryNotEmptyException',
  (name: string, registry: string) =>
    `The repository with name '${name}' in registry with id '${registry}' cannot be deleted because it still contains images`,
);
export const invalidParameter = fault(
  'InvalidParameterException',
  (parameter: string, constraint: string) =>
    `Invalid parameter at '${parameter}' failed to satisfy constraint: '${constraint}'`,
);
export const imageNotFound = fault(
  'ImageNotFoundException',
  (name: string, registry: string, id: string) =>
    `The image with imageId ${id} does not exist within the repository with name '${name}' in the registry with id '${registry}'`,
);
export const imageExists = fault(
  'ImageAlreadyExistsException',
  (name: string, registry: string, digest: string, tag: string) =>
    `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${name}' in registry with id '${registry}'`,
);
export const tagExists = fault(
  'ImageTagAlreadyExistsException',
  (name: string, tag: string) =>
    `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the tag is immutable.`,
);
export const digestMismatch = fault(
  'ImageDigestDoesNotMatchException',
  'The image digest does not match the image manifest',
);
export const layersNotFound = fault(
  'LayersNotFoundException',
  (name: string, digests: string) =>
    `The layers ${digests} do not exist in the repository with name '${name}'`,
);
export const layerInvalid = fault(
  'InvalidLayerException',
  (digest: string) => `The uploaded bytes do not have the digest ${digest}`,
);
export const layerExists = fault(
  'LayerAlreadyExistsException',
  (name: string, digest: string) =>
    `Layer with digest '${digest}' already exists in the repository with name '${name}'`,
);
export const layerPartInvalid = fault(
  'InvalidLayerPartException',
  (first: number, last: number, sent: number, next: number) =>
    `The part is bytes ${first}-${last} (${sent} bytes were sent), but the next part must start at byte ${next}`,
);
export const uploadNotFound = fault(
  'UploadNotFoundException',
  (id: string) => `The upload with id '${id}' does not exist`,
);
export const lifecyclePolicyNotFound = fault(
  'LifecyclePolicyNotFoundException',
  (name: string, registry: string) =>
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${registry}'`,
);
export const repositoryPolicyNotFound = fault(
  'RepositoryPolicyNotFoundException',
  (name: string, registry: string) =>
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${registry}'`,
);
export const registryPolicyNotFound = fault(
  'RegistryPolicyNotFoundException',
  (registry: string) => `Registry policy does not exist in the registry with id '${registry}'`,
);
