// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html
import type { Operation } from '../../../kernel/context.ts';
import { layersNotFound } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';
import { keyOf, layers } from '../state.ts';

/** Unlike AWS's presigned URL, this one is the registry's own and needs the registry's credentials. */
export const getDownloadUrlForLayer: Operation<'ecr', 'GetDownloadUrlForLayer'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const digest = input.layerDigest!;
  if (!ctx.get(layers, keyOf(name, digest))) throw layersNotFound(name, `'${digest}'`);
  return { downloadUrl: `${ctx.endpoint}/v2/${name}/blobs/${digest}`, layerDigest: digest };
};
