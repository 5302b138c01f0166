// Gives a key new material: the older ones stay, to decrypt with. Replicas of a multi-Region key share the primary key's.
// https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
import type { Context } from '../../../kernel/context.ts';
import { type KeyRecord, keys, keysById, type Material } from '../state.ts';
import { newMaterial } from './material.ts';

export const dayMs = 86_400_000;

export function rotate(key: KeyRecord, how: Material['rotation'], ctx: Context): void {
  const material = [...key.material, newMaterial(key.spec, ctx, how)];
  for (const each of ctx.by(keysById, key.id)) ctx.put(keys, each.arn, { ...each, material });
}
