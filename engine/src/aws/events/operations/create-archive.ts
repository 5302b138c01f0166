// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html
import { parsePattern } from '../../../contracts/event-patterns/parse.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { archiveExists } from '../faults.ts';
import { busOfRules } from '../find.ts';
import { type ArchiveRecord, archives } from '../state.ts';

export const createArchive: Operation<'events', 'CreateArchive'> = (input, ctx) => {
  const name = input.ArchiveName!;
  if (ctx.get(archives, name)) throw archiveExists(name);
  // It looks in its own region only.
  const bus = busOfRules(input.EventSourceArn, ctx);
  if (input.EventPattern) parsePattern(input.EventPattern);
  const archive: ArchiveRecord = plain({
    id: ctx.ids.uuid(),
    name,
    arn: ctx.arn('events', `archive/${name}`),
    sourceArn: input.EventSourceArn!,
    bus,
    description: input.Description,
    pattern: input.EventPattern || undefined,
    retentionDays: input.RetentionDays ?? 0,
    kmsKey: input.KmsKeyIdentifier,
    createdAt: ctx.now,
  });
  ctx.put(archives, name, archive);
  return { ArchiveArn: archive.arn, State: 'ENABLED', CreationTime: new Date(ctx.now) };
};
