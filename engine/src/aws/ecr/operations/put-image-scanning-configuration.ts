// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageScanningConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

/** Recorded only: Drydock scans no images. */
export const putImageScanningConfiguration: Operation<'ecr', 'PutImageScanningConfiguration'> = (
  input,
  ctx,
) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  const scanning = input.imageScanningConfiguration!;
  ctx.put(repositories, record.name, { ...record, scanning });
  return { registryId: ctx.account, repositoryName: record.name, imageScanningConfiguration: scanning };
};
