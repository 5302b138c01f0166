// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html
import type { Operation } from '../../../kernel/context.ts';
import { layersNotFound } from '../faults.ts';
import { findRepository } from '../find/repository.ts';
import { keyOf, layers } from '../state.ts';

/** The URL is the registry's own, so a GET of it carries the registry's credentials, unlike AWS's presigned one. */
export const getDownloadUrlForLayer: Operation<'ecr', 'GetDownloadUrlForLayer'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const digest = input.layerDigest!;
  if (!ctx.get(layers, keyOf(name, digest))) throw layersNotFound(name, `'${digest}'`);
  return { downloadUrl: `${ctx.endpoint}/v2/${name}/blobs/${digest}`, layerDigest: digest };
};
