// The lines of `estimate`: the sum, then each wait with what shortens it.
import { durationText } from '../text/duration.ts';
import type { LinesByCode } from './lines-by-code.ts';

const timeWidth = 18;

export const estimateLines: LinesByCode<'estimate'> = {
  estimate: ({ service, strategy, least, most, waits, notes }, { dim }) => [
    `${service} (${strategy}): waits ${range(least, most)}`,
    ...waits.flatMap((wait) => [
      `  ${range(wait.least, wait.most).padEnd(timeWidth)}${wait.name}`,
      dim(`  ${' '.repeat(timeWidth)}${wait.setting}`),
      dim(`  ${' '.repeat(timeWidth)}${wait.source}`),
    ]),
    ...notes.map((note) => `  ! ${note}`),
  ],
};

const range = (least: number, most: number) =>
  least === most
    ? durationText(1000 * most)
    : `${durationText(1000 * least)} to ${durationText(1000 * most)}`;
