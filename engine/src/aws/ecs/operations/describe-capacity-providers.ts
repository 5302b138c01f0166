// DescribeCapacityProviders: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
import type { CapacityProvider } from '@aws-sdk/client-ecs';
import type { Context, Operation } from '../../../kernel/context.ts';
import { activeCapacityProviders, fargateProviders } from '../find/capacity-providers.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';
import { pageOf } from '../views/page.ts';

export const describeCapacityProviders: Operation<'ecs', 'DescribeCapacityProviders'> = (input, ctx) => {
  const all: CapacityProvider[] = [
    ...fargateProviders.map((name) => fargateProvider(name, ctx)),
    ...activeCapacityProviders(ctx).map((record) => capacityProviderView(record, input.include)),
  ];
  const wanted = input.capacityProviders;
  const isMeant = (provider: CapacityProvider) => (reference: string) =>
    reference === provider.name || reference === provider.capacityProviderArn;
  const found = wanted ? all.filter((provider) => wanted.some(isMeant(provider))) : all;
  const { items, nextToken } = pageOf(found, ({ name = '' }) => name, input);
  return {
    capacityProviders: items,
    failures: (wanted ?? [])
      .filter((reference) => !all.some((provider) => isMeant(provider)(reference)))
      .map((reference) => ({
        arn: reference.startsWith('arn:') ? reference : ctx.arn('ecs', `capacity-provider/${reference}`),
        reason: 'MISSING',
      })),
    nextToken,
  };
};

const fargateProvider = (name: 'FARGATE' | 'FARGATE_SPOT', ctx: Context): CapacityProvider => ({
  capacityProviderArn: ctx.arn('ecs', `capacity-provider/${name}`),
  name,
  status: 'ACTIVE',
  tags: [],
  type: name,
});
