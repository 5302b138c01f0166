// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html
import type { Operation } from '../../../kernel/context.ts';
import { checkSymmetric } from '../changes/rotatable.ts';
import { requireKeyById } from '../find.ts';
import { paged } from '../paging.ts';

export const listKeyRotations: Operation<'kms', 'ListKeyRotations'> = (input, ctx) => {
  const key = requireKeyById(input.KeyId, ctx);
  checkSymmetric(key);
  const all = key.material.map((material, at) => ({ ...material, at }));
  const listed =
    input.IncludeKeyMaterial === 'ALL_KEY_MATERIAL' ? all : all.filter(({ rotation }) => rotation);
  const { shown, ...more } = paged(listed, ({ at }) => String(at).padStart(6, '0'), { Limit: 100, ...input });
  return {
    Rotations: shown.map(({ id, createdAt, rotation, at }) => ({
      KeyId: key.arn,
      KeyMaterialId: id,
      KeyMaterialState: at === all.length - 1 ? 'CURRENT' : 'NON_CURRENT',
      ...(rotation && { RotationType: rotation, RotationDate: new Date(createdAt) }),
    })),
    ...more,
  };
};
