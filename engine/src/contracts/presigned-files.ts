// Files that a service hands out by a URL of S3 for a while, as by a presigned one. On AWS they lie in buckets of AWS's
// own, which are in nobody's list; here they lie in none. The service that hands one out writes it; S3 reads it.
import type { Millis } from '../kernel/clock.ts';
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    's3/handed-out': HandedOut;
  }
}

export interface HandedOut {
  /** Its bytes. */
  readonly blob: string;
  readonly until: Millis;
}

/** Key: `<bucket>/<object key>`, with something in it that cannot be guessed. */
export const handedOut = defineTable('s3/handed-out', { global: true });
