// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryScanningConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { putRegistry, registryOf } from '../registry.ts';

/** Recorded: nothing is scanned. */
export const putRegistryScanningConfiguration: Operation<'ecr', 'PutRegistryScanningConfiguration'> = (
  input,
  ctx,
) => {
  const registryScanningConfiguration = {
    scanType: input.scanType ?? registryOf(ctx).scanning?.scanType ?? ('BASIC' as const),
    rules: input.rules ?? [],
  };
  putRegistry({ scanning: registryScanningConfiguration }, ctx);
  return { registryScanningConfiguration };
};
