// Selection modes: how many of what was found an action runs on.
// https://docs.aws.amazon.com/fis/latest/userguide/targets.html#target-selection-mode
import type { Ids } from '../../../kernel/ids.ts';

export type Selection =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'COUNT' | 'PERCENT'; readonly value: number };

/** Undefined when the text is no selection mode. */
export function parseSelection(text: string): Selection | undefined {
  if (text === 'ALL') return { kind: 'ALL' };
  const [, kind, digits] = /^(COUNT|PERCENT)\((\d{1,6})\)$/.exec(text) ?? [];
  const value = Number(digits);
  if ((kind !== 'COUNT' && kind !== 'PERCENT') || value < 1 || (kind === 'PERCENT' && value > 100))
    return undefined;
  return { kind, value };
}

/** Chosen at random. 50 % of five are two, and 5 % of four are none. */
export function select<T>(found: readonly T[], selection: Selection, ids: Pick<Ids, 'below'>): T[] {
  if (selection.kind === 'ALL') return [...found];
  const count =
    selection.kind === 'COUNT'
      ? Math.min(selection.value, found.length)
      : Math.floor((found.length * selection.value) / 100);
  const left = [...found];
  return Array.from({ length: count }, () => left.splice(ids.below(left.length), 1)[0]!);
}
