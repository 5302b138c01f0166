// The x-amz-copy-source header: `bucket/key`, percent-encoded, with an optional leading slash and `?versionId=`.
import { invalidArgument } from '../faults.ts';

export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

export function parseCopySource(text: string): CopySource {
  const [, path = text, versionId] = /^(.*?)(?:\?versionId=([^?]*))?$/s.exec(text) ?? [];
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path));
  if (!match) {
    throw invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  }
  const [, bucket = '', key = ''] = match;
  return { bucket, key, ...(versionId ? { versionId } : {}) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
