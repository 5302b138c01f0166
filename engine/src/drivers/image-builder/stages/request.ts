// What an image is to be built from, and with.
import type { ImageStore, StoredImage } from '../store/image-store.ts';
import type { Progress } from './progress.ts';

export interface ImageRequest {
  readonly context: string;
  /** Path and content of the Dockerfile. */
  readonly dockerfile: { readonly path: string; readonly source: string };
  readonly arguments: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly useCache: boolean;
  /** Time of the image and its files, in seconds since the epoch. */
  readonly sourceDateEpoch: number;
}

export interface ImageTools {
  readonly store: ImageStore;
  readonly progress: Progress;
  /** Pulls a base image that this machine does not have yet. */
  readonly pull: (name: string) => Promise<StoredImage | undefined>;
}
