// Which keys are rotated: symmetric ones, and of a multi-Region key the primary.
// https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
import type { Context } from '../../../kernel/context.ts';
import { unsupported } from '../faults.ts';
import { checkEnabled, requireKeyById } from '../find.ts';
import { type KeyRecord, keysById } from '../state.ts';
import { isPrimary } from '../views.ts';

/** One whose rotation may be changed now. */
export function requireRotatable(given: string | undefined, ctx: Context): KeyRecord {
  const key = requireKeyById(given, ctx);
  checkEnabled(key);
  checkSymmetric(key);
  if (key.manager === 'AWS') throw unsupported('');
  if (key.primaryRegion !== undefined && !isPrimary(key))
    throw unsupported('You cannot perform this operation on a multi-Region replica key.');
  return key;
}

/** @throws UnsupportedOperationException */
export function checkSymmetric({ spec }: KeyRecord): void {
  if (spec !== 'SYMMETRIC_DEFAULT') throw unsupported('');
}

/** That a replica shares. */
export function rotationOf(key: KeyRecord, ctx: Context): KeyRecord['rotation'] {
  return ctx.by(keysById, key.id).find(({ rotation }) => rotation)?.rotation;
}
