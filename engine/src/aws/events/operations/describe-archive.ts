// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html
import type { Operation } from '../../../kernel/context.ts';
import { archiveView, requireArchive } from '../archives/archive.ts';

export const describeArchive: Operation<'events', 'DescribeArchive'> = (input, ctx) => {
  const archive = requireArchive(input.ArchiveName, ctx);
  return {
    ...archiveView(archive, ctx),
    ArchiveArn: archive.arn,
    Description: archive.description,
    EventPattern: archive.pattern,
    KmsKeyIdentifier: archive.kmsKey,
  };
};
