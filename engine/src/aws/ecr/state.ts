// ECR's records: repositories, their images and layers, and uploads in progress.
import type {
  ImageScanningConfiguration,
  ImageTagMutability,
  ImageTagMutabilityExclusionFilter,
  Tag,
} from '@aws-sdk/client-ecr';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ecr/repositories': RepositoryRecord;
    'ecr/images': ImageRecord;
    'ecr/layers': LayerRecord;
    'ecr/uploads': UploadRecord;
  }
}

export interface RepositoryRecord {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly tagMutability: ImageTagMutability;
  readonly exclusionFilters: readonly ImageTagMutabilityExclusionFilter[];
  readonly scanning: ImageScanningConfiguration;
  readonly encryptionType: string;
  readonly kmsKey?: string;
  readonly tags: readonly Tag[];
  /** JSON texts. Lifecycle rules are recorded, not applied. */
  readonly lifecyclePolicy?: string;
  readonly policy?: string;
}
/** Key: the repository's name. */
export const repositories = defineTable('ecr/repositories');

export interface ImageRecord {
  readonly repository: string;
  /** `sha256:…` of the manifest. */
  readonly digest: string;
  readonly tags: readonly string[];
  readonly mediaType: string;
  readonly artifactMediaType?: string;
  /** The manifest, byte for byte. */
  readonly manifestBlob: string;
  /** The compressed size of layers and configuration together. */
  readonly sizeBytes: number;
  readonly pushedAt: number;
}
/** Key: `<repository>@<digest>`. */
export const images = defineTable('ecr/images');
export const imagesByRepository = defineIndex(images, (image) => image.repository);

export interface LayerRecord {
  readonly repository: string;
  readonly digest: string;
  readonly sizeBytes: number;
}
/** Key: `<repository>@<digest>`. The bytes are the blob of that digest. */
export const layers = defineTable('ecr/layers');
export const layersByRepository = defineIndex(layers, (layer) => layer.repository);

export interface UploadRecord {
  readonly id: string;
  readonly repository: string;
  readonly partBlobs: readonly string[];
  readonly receivedBytes: number;
}
/** Key: the upload's id. */
export const uploads = defineTable('ecr/uploads');
export const uploadsByRepository = defineIndex(uploads, (upload) => upload.repository);

export const keyOf = (repository: string, digest: string) => `${repository}@${digest}`;
