// Image manifests: Docker's schema 2 and OCI's, for one image or for a list of images.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html
import { parseJson } from '../../kernel/json.ts';

export interface Manifest {
  readonly mediaType?: string;
  readonly config?: { readonly digest: string; readonly size?: number; readonly mediaType?: string };
  readonly layers?: readonly { readonly digest: string; readonly size?: number }[];
  /** The images of a manifest list. */
  readonly manifests?: readonly { readonly digest: string; readonly size?: number }[];
}

/** Undefined when the text is not a manifest. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const manifest = parseJson(text) as Manifest & { schemaVersion?: number };
    const { config, layers = [], manifests = [] } = manifest;
    const areDescriptors = (list: unknown) => Array.isArray(list) && list.every(isDescriptor);
    const isWhole =
      (config === undefined || isDescriptor(config)) && areDescriptors(layers) && areDescriptors(manifests);
    return manifest.schemaVersion === 2 && isWhole ? manifest : undefined;
  } catch {
    return undefined;
  }
}

const isDescriptor = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'digest' in value && typeof value.digest === 'string';
