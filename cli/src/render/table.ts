// Rows as columns.
import { cut } from '../text/fit.ts';

/**
 * Each column is padded to its widest cell, and every line is indented by two. A last cell that does not fit into
 * `columns` is cut.
 */
export function table(rows: readonly (readonly string[])[], columns = Number.POSITIVE_INFINITY): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) => {
    const cells = row.map((cell, index) => cell.padEnd(widths[index] ?? 0));
    return cut(`  ${cells.join('  ')}`.trimEnd(), columns);
  });
}
