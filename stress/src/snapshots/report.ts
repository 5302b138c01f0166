// What a replay of recorded tests found, as lines: kinds of differences, tests that were left out, and the share that agrees.
import type { Difference } from './compare.ts';
import type { Outcome } from './replay-all.ts';

export function render({ replayed, left }: Outcome): string[] {
  const differ = replayed.flatMap((each) =>
    each.differ.map((difference) => ({ difference, test: each.name })),
  );
  const agree = replayed.reduce((total, each) => total + each.agree, 0);
  const fields = agree + differ.length;
  const share = fields === 0 ? 0 : (100 * agree) / fields;
  return [
    ...[...Map.groupBy(differ, ({ difference }) => kindOf(difference))]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([kind, [first, ...others]]) => {
        const { recorded, here } = first!.difference;
        return `${others.length + 1} × ${kind}: recorded ${short(recorded)}, here ${short(here)} (${first!.test})`;
      }),
    ...replayed.flatMap(({ name, failure }) =>
      failure === undefined ? [] : [`${name} ended early: ${failure}`],
    ),
    ...left.map(({ name, unreadable }) => `not replayed: ${name} (${unreadable})`),
    `${replayed.length} of ${replayed.length + left.length} recorded tests replayed: ${agree} of ${fields} fields agree, ${share.toFixed(1)} %.`,
  ];
}

/** The path without what differs from test to test. */
const kindOf = ({ path }: Difference) =>
  path
    .replaceAll(/\[\d+\]/g, '[]')
    .replace(/-\d(?=[-.])/, '')
    .replace(/^(per-resource-events\.)[^.[]+/, '$1*');

const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 160);
