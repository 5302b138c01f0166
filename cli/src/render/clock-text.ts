// How a clock runs, in words.
import type { ClockFacts } from '../messages/clock.ts';
import { durationText } from '../text/duration.ts';

export const clockText = ({ now, rate, frozen, aheadMs, advancingTo, waitingFor = [] }: ClockFacts): string =>
  [
    seconds(now),
    aheadText(aheadMs),
    advancingTo
      ? `advancing to ${seconds(advancingTo)}`
      : frozen
        ? 'frozen'
        : rate === 1
          ? 'real time'
          : `${rate} times real time`,
    waitingFor.length > 0 ? `waiting for ${waitingFor.join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

const seconds = (time: string) => time.replace(/\.\d+Z$/, 'Z');

function aheadText(aheadMs: number): string {
  if (Math.abs(aheadMs) < 1000) return '';
  return aheadMs > 0 ? `${durationText(aheadMs)} ahead` : `${durationText(-aheadMs)} behind`;
}
