// What a transaction has a journal write.
import type { AppendMode } from './streams.ts';

export interface RowChange {
  readonly table: string;
  readonly key: string;
  /** Absent: the row is deleted. */
  readonly record?: unknown;
}

export interface StreamAppend {
  readonly stream: string;
  readonly records: readonly { readonly timestamp: number; readonly value: unknown }[];
  /** `add` when absent. */
  readonly mode?: AppendMode;
}
