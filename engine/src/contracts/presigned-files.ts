// Files that a service lets callers download from S3 by a URL that expires, like a presigned one. On AWS they are in
// buckets of AWS's own; here they are in no bucket. The service that offers the file writes the row, and S3 reads it.
import type { Millis } from '../kernel/clock.ts';
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    's3/presigned-files': PresignedFile;
  }
}

export interface PresignedFile {
  /** Its bytes. */
  readonly blob: string;
  readonly until: Millis;
}

/** Key: `<bucket>/<object key>`, part of which cannot be guessed. */
export const presignedFiles = defineTable('s3/presigned-files', { global: true });
