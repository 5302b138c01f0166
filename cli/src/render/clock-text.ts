// How a clock runs, in words.
import type { ClockFacts } from '../messages/clock.ts';
import { durationText } from '../text/duration.ts';

export const clockText = ({ now, rate, frozen, aheadMs }: ClockFacts): string =>
  [
    now.replace(/\.\d+Z$/, 'Z'),
    aheadText(aheadMs),
    frozen ? 'frozen' : rate === 1 ? 'real time' : `${rate} times real time`,
  ]
    .filter((part) => part !== '')
    .join(', ');

function aheadText(aheadMs: number): string {
  if (Math.abs(aheadMs) < 1000) return '';
  return aheadMs > 0 ? `${durationText(aheadMs)} ahead` : `${durationText(-aheadMs)} behind`;
}
