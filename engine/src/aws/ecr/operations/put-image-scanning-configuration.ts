// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageScanningConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { findRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

/** Recorded: Drydock scans no image, and answers no finding. */
export const putImageScanningConfiguration: Operation<'ecr', 'PutImageScanningConfiguration'> = (
  input,
  ctx,
) => {
  const record = findRepository(input.repositoryName!, ctx);
  const scanning = input.imageScanningConfiguration!;
  ctx.put(repositories, record.name, { ...record, scanning });
  return { registryId: ctx.account, repositoryName: record.name, imageScanningConfiguration: scanning };
};
