// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateArchive.html
// What is not given stays as it is.
import { parsePattern } from '../../../contracts/event-patterns/parse.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireArchive } from '../archives/archive.ts';
import { archives } from '../state.ts';

export const updateArchive: Operation<'events', 'UpdateArchive'> = (input, ctx) => {
  const before = requireArchive(input.ArchiveName, ctx);
  if (input.EventPattern) parsePattern(input.EventPattern);
  const archive = plain({
    ...before,
    description: input.Description ?? before.description,
    pattern: input.EventPattern || before.pattern,
    retentionDays: input.RetentionDays ?? before.retentionDays,
    kmsKey: input.KmsKeyIdentifier ?? before.kmsKey,
  });
  ctx.put(archives, archive.name, archive);
  return { ArchiveArn: archive.arn, State: 'ENABLED', CreationTime: new Date(archive.createdAt) };
};
