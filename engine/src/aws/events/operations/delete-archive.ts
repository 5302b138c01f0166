// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteArchive.html
import type { Operation } from '../../../kernel/context.ts';
import { forget, requireArchive } from '../archives/archive.ts';
import { archives } from '../state.ts';

export const deleteArchive: Operation<'events', 'DeleteArchive'> = (input, ctx) => {
  const archive = requireArchive(input.ArchiveName, ctx);
  forget(archive, ctx);
  ctx.delete(archives, archive.name);
  return {};
};
