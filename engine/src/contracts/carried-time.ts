// Time in which metrics were not measured but carried on: the clock was advanced, or ran faster than the machine's.
import { defineTable } from '../kernel/table.ts';

export interface CarriedSpan {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

declare module '../kernel/registry.ts' {
  interface Tables {
    'metrics/carried': { readonly spans: readonly CarriedSpan[] };
  }
  interface Reports {
    'metrics/carried': CarriedSpan;
  }
}

/** Key: `spans`. Oldest first. */
export const carriedTime = defineTable('metrics/carried');
