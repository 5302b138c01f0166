// What has tags: functions and event source mappings, by ARN.
import type { Context } from '../../kernel/context.ts';
import { requireMapping } from './event-sources/mapping.ts';
import { requireLatest } from './find.ts';
import { eventSourceMappings, functions } from './state.ts';

interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  put(tags: Readonly<Record<string, string>>): void;
}

/** @throws ResourceNotFoundException */
export function requireTagged(arn: string | undefined, ctx: Context): Tagged {
  const [, uuid] = /:event-source-mapping:([0-9a-f-]+)$/.exec(arn ?? '') ?? [];
  if (uuid !== undefined) {
    const mapping = requireMapping(uuid, ctx);
    return { tags: mapping.tags, put: (tags) => ctx.put(eventSourceMappings, uuid, { ...mapping, tags }) };
  }
  const record = requireLatest(arn, ctx);
  return { tags: record.tags, put: (tags) => ctx.put(functions, record.name, { ...record, tags }) };
}
