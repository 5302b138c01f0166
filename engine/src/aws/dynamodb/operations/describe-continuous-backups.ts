// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';
import { backupsView } from '../tables/backups.ts';

export const describeContinuousBackups: Operation<'dynamodb', 'DescribeContinuousBackups'> = (
  { TableName },
  ctx,
) => ({ ContinuousBackupsDescription: backupsView(requireTable(TableName, ctx), ctx) });
