// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchCheckLayerAvailability.html
import type { Layer } from '@aws-sdk/client-ecr';
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { keyOf, layers } from '../state.ts';

export const batchCheckLayerAvailability: Operation<'ecr', 'BatchCheckLayerAvailability'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  return {
    layers: input.layerDigests!.map((layerDigest): Layer => {
      const layer = ctx.get(layers, keyOf(name, layerDigest));
      return layer
        ? { layerDigest, layerAvailability: 'AVAILABLE', layerSize: layer.sizeBytes }
        : { layerDigest, layerAvailability: 'UNAVAILABLE' };
    }),
    failures: [],
  };
};
