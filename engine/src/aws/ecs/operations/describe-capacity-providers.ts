// DescribeCapacityProviders: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
import type { CapacityProvider } from '@aws-sdk/client-ecs';
import type { Context, Operation } from '../../../kernel/context.ts';
import { lastSegment } from '../find/references.ts';
import { capacityProviders } from '../state.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';
import { pageOf } from '../views/page.ts';

export const describeCapacityProviders: Operation<'ecs', 'DescribeCapacityProviders'> = (input, ctx) => {
  const all: CapacityProvider[] = [
    ...['FARGATE', 'FARGATE_SPOT'].map((name) => fargateProvider(name, ctx)),
    ...ctx
      .all(capacityProviders)
      .filter((record) => record.status === 'ACTIVE')
      .map((record) => capacityProviderView(record, input.include)),
  ];
  const wanted = input.capacityProviders?.map(lastSegment);
  const found = wanted ? all.filter(({ name = '' }) => wanted.includes(name)) : all;
  const { items, nextToken } = pageOf(found, ({ name = '' }) => name, input);
  return {
    capacityProviders: items,
    failures: (wanted ?? [])
      .filter((name) => !all.some((provider) => provider.name === name))
      .map((name) => ({ arn: ctx.arn('ecs', `capacity-provider/${name}`), reason: 'MISSING' })),
    nextToken,
  };
};

const fargateProvider = (name: string, ctx: Context): CapacityProvider => ({
  capacityProviderArn: ctx.arn('ecs', `capacity-provider/${name}`),
  name,
  status: 'ACTIVE',
  tags: [],
  type: name === 'FARGATE' ? 'FARGATE' : 'FARGATE_SPOT',
});
