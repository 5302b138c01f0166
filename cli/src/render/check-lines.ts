// The lines of `check`: the report as it is.
import type { LinesByCode } from './lines-by-code.ts';

export const checkLines: LinesByCode<'checked'> = {
  checked: ({ text }) => text.replace(/\n$/, '').split('\n'),
};
