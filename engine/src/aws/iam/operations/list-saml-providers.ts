// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html
import type { Operation } from '../../../kernel/context.ts';
import { samlProviders } from '../state.ts';

export const listSAMLProviders: Operation<'iam', 'ListSAMLProviders'> = (_input, ctx) => {
  const found = ctx.all(samlProviders).sort((a, b) => (a.arn < b.arn ? -1 : 1));
  return {
    SAMLProviderList: found.map(({ arn, createdAt }) => ({ Arn: arn, CreateDate: new Date(createdAt) })),
  };
};
