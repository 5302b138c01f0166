// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html
import type { Operation } from '../../../kernel/context.ts';

/** Backups on demand are not simulated: there are none. */
export const listBackups: Operation<'dynamodb', 'ListBackups'> = () => ({ BackupSummaries: [] });
