// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTrustStores.html
import type { Operation } from '../../../kernel/context.ts';
import { trustStoreNotFound } from '../faults.ts';
import { requireTrustStore } from '../find.ts';
import { paged } from '../paging.ts';
import { trustStores } from '../state.ts';
import { trustStoreView } from '../views/trust-store.ts';

export const describeTrustStores: Operation<'elbv2', 'DescribeTrustStores'> = (input, ctx) => {
  const { TrustStoreArns: arns, Names: names } = input;
  for (const arn of arns ?? []) requireTrustStore(arn, ctx);
  const all = ctx.all(trustStores);
  if (names?.some((name) => !all.some((record) => record.name === name))) throw trustStoreNotFound();
  const asked = all.filter(
    (record) =>
      (!arns?.length || arns.includes(record.arn)) && (!names?.length || names.includes(record.name)),
  );
  const { items, NextMarker } = paged(asked, (record) => record.arn, input);
  return { TrustStores: items.map((record) => trustStoreView(record, ctx)), NextMarker };
};
