// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryScanningConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { registryOf } from '../registry.ts';

export const getRegistryScanningConfiguration: Operation<'ecr', 'GetRegistryScanningConfiguration'> = (
  _input,
  ctx,
) => ({
  registryId: ctx.account,
  scanningConfiguration: registryOf(ctx).scanning ?? { scanType: 'BASIC', rules: [] },
});
