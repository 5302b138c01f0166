// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-archive.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { plain } from '../../../kernel/plain.ts';
import { archives } from '../state.ts';

interface ArchiveProperties {
  readonly ArchiveName?: string;
  readonly SourceArn: string;
  readonly Description?: string;
  readonly EventPattern?: object | string;
  readonly RetentionDays?: number;
  readonly KmsKeyIdentifier?: string;
}

function inputOf({ properties }: ResourceRequest) {
  const { SourceArn, EventPattern, ...given } = properties as unknown as ArchiveProperties;
  return plain({
    ...given,
    EventSourceArn: SourceArn,
    EventPattern: typeof EventPattern === 'object' ? JSON.stringify(EventPattern) : EventPattern,
  });
}

export const archiveResource: ResourceType = {
  type: 'AWS::Events::Archive',

  create(request, ctx) {
    const ArchiveName = inputOf(request).ArchiveName ?? request.generatedName(48);
    ctx.call('events', 'CreateArchive', { ...inputOf(request), ArchiveName });
    return { status: 'success', physicalId: ArchiveName };
  },

  update(name, request, ctx) {
    // What the template no longer has is taken back.
    const { description: _description, pattern: _pattern, kmsKey: _key, ...kept } = ctx.get(archives, name)!;
    ctx.put(archives, name, { ...kept, retentionDays: 0 });
    const { EventSourceArn: _same, ...changed } = inputOf(request);
    ctx.call('events', 'UpdateArchive', { ...changed, ArchiveName: name });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    if (ctx.get(archives, name)) ctx.call('events', 'DeleteArchive', { ArchiveName: name });
    return { status: 'success', physicalId: name };
  },

  read(name, _properties, ctx) {
    const archive = ctx.get(archives, name);
    if (!archive) return undefined;
    const { EventSourceArn, EventPattern, ...shown } = ctx.call('events', 'DescribeArchive', {
      ArchiveName: name,
    });
    return {
      ...shown,
      SourceArn: EventSourceArn,
      ...(EventPattern !== undefined && { EventPattern: JSON.parse(EventPattern) as object }),
    };
  },

  attributes(name, ctx) {
    const { ArchiveArn } = ctx.call('events', 'DescribeArchive', { ArchiveName: name });
    return { Arn: ArchiveArn, ArchiveName: name };
  },
};
