// What happens to a key by itself: its rotation, and its end once its waiting period is over.
// https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
import type { Controller } from '../../../kernel/controller.ts';
import { deleteKey } from '../changes/delete.ts';
import { dayMs, rotate } from '../keys/rotate.ts';
import { type KeyRecord, keys } from '../state.ts';
import { stateOf } from '../views.ts';

export const keyController: Controller<KeyRecord, 'delete' | 'rotate'> = {
  name: 'kms/key',
  keys: (state) => state.keys(keys),
  watches: { 'kms/keys': (key) => [key] },
  observe(state, arn) {
    const key = state.get(keys, arn);
    // The table is that of all regions.
    return key?.region === state.region ? key : undefined;
  },
  plan({ deletion, rotation, ...key }, now) {
    if (deletion) {
      if (deletion.at === undefined) return { steps: [] };
      return now >= deletion.at ? { steps: ['delete'] } : { steps: [], revisitAt: deletion.at };
    }
    if (!rotation || stateOf({ ...key, rotation }) !== 'Enabled') return { steps: [] };
    return now >= rotation.nextAt ? { steps: ['rotate'] } : { steps: [], revisitAt: rotation.nextAt };
  },
  apply(step, ctx, arn) {
    const key = ctx.get(keys, arn)!;
    if (step === 'delete') return deleteKey(key, ctx);
    const { days } = key.rotation!;
    ctx.put(keys, arn, { ...key, rotation: { days, nextAt: ctx.now + days * dayMs } });
    rotate(key, 'AUTOMATIC', ctx);
  },
};
