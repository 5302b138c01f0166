// https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html
import type { Operation } from '../../../kernel/context.ts';
import { keyNotFound, unsupported } from '../faults.ts';
import { checkEnabled, requireKeyById } from '../find.ts';
import { keys, keysById } from '../state.ts';
import { isPrimary } from '../views.ts';

export const updatePrimaryRegion: Operation<'kms', 'UpdatePrimaryRegion'> = (input, ctx) => {
  const region = input.PrimaryRegion!;
  const { rotation, ...primary } = requireKeyById(input.KeyId, ctx);
  checkEnabled(primary);
  if (!isPrimary(primary)) throw unsupported(`${primary.arn} is not a multi-Region primary key.`);
  const next = ctx.by(keysById, primary.id).find((each) => each.region === region);
  if (!next) throw keyNotFound(primary.arn.replace(`:${primary.region}:`, `:${region}:`));
  for (const { rotation: _moved, ...each } of ctx.by(keysById, primary.id))
    ctx.put(keys, each.arn, {
      ...each,
      primaryRegion: region,
      // The schedule of rotation goes with the primary key.
      ...(each.region === region && rotation && { rotation }),
    });
  return {};
};
