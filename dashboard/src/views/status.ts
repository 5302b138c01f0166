// A state in words and in its colour, and times as the views write them.
import { html } from '../html.ts';

type Tone = 'good' | 'bad' | 'plain';

/** @param tone where the state alone does not say whether it is good */
export function Status({ status, tone = toneOf(status) }: { readonly status: string; readonly tone?: Tone }) {
  return html`<strong class=${`status ${tone}`}>${wordsOf(status)}</strong>`;
}

function toneOf(status: string): Tone {
  if (/SUCC|COMPLETE$|^OK$|ACTIVE/i.test(status) && !/ROLLBACK/.test(status)) return 'good';
  return /FAIL|FAULT|ROLL|STOP|ALARM|DELETE|TIMED_OUT/i.test(status) ? 'bad' : 'plain';
}

/** A successful rollback is how a failed deployment ends. */
const ownWords: Readonly<Record<string, string>> = {
  ROLLBACK_SUCCESSFUL: 'failed, rolled back',
  ROLLBACK_FAILED: 'failed, and so did the rollback',
};

/** `UPDATE_COMPLETE` and `InProgress` as words. */
export const wordsOf = (status: string): string =>
  ownWords[status] ??
  status
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** @param seconds as AWS JSON gives times */
export const timeOf = (seconds: number | undefined): string =>
  seconds === undefined ? '' : new Date(seconds * 1000).toISOString().slice(11, 19);

/** `2 min 5 s`; what is shorter than a second has a decimal. */
export function spanOf(ms: number): string {
  if (ms < 9_950) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
