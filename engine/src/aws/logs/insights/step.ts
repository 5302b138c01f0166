// What a command of a query does: it makes rows of rows.
import type { Row } from './values.ts';

export interface Step {
  run(rows: readonly Row[]): readonly Row[];
  /** The columns that the result has from here on; undefined where they stay. */
  readonly columns?: (before: readonly string[] | undefined) => readonly string[];
}
