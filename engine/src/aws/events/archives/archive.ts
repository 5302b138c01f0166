// What an event bus keeps of its events. Those that a replay sends are not kept again.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
import type { Archive } from '@aws-sdk/client-eventbridge';
import { matches } from '../../../contracts/event-patterns/matches.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import type { StreamRecord } from '../../../kernel/streams.ts';
import { archiveNotFound } from '../faults.ts';
import { defaultBus } from '../find.ts';
import { type ArchiveRecord, archives } from '../state.ts';

const dayMs = 24 * 60 * 60_000;
/** More than these are neither counted nor replayed. */
const most = 100_000;

export interface BusEvent {
  readonly time: string;
  readonly 'replay-name'?: string;
}

/** @throws ResourceNotFoundException */
export function requireArchive(name: string | undefined, ctx: Context): ArchiveRecord {
  const found = ctx.get(archives, name ?? '');
  if (!found) throw archiveNotFound(name ?? '');
  return found;
}

export const archivesOf = (bus: string, ctx: Context): ArchiveRecord[] =>
  ctx.all(archives).filter((archive) => (archive.bus ?? defaultBus) === bus);

export function keep(kept: readonly ArchiveRecord[], event: BusEvent, ctx: Context): void {
  if (event['replay-name'] !== undefined) return;
  for (const archive of kept) {
    if (archive.pattern !== undefined && !matches(parseJson(archive.pattern), event)) continue;
    const stream = streamOf(archive);
    ctx.streams.append(stream, [{ timestamp: Date.parse(event.time), value: event }]);
    ctx.streams.trim(stream, oldest(archive, ctx));
  }
}

/** Those of a time that are still kept, the oldest first. */
export const eventsOf = (
  archive: ArchiveRecord,
  { from = 0, to = Number.MAX_SAFE_INTEGER }: { readonly from?: number; readonly to?: number },
  ctx: Context,
): StreamRecord<BusEvent>[] =>
  ctx.streams.read<BusEvent>(streamOf(archive), {
    from: Math.max(from, oldest(archive, ctx)),
    to,
    limit: most,
  });

export const forget = (archive: ArchiveRecord, ctx: Context): void => ctx.streams.trim(streamOf(archive));

export function archiveView(archive: ArchiveRecord, ctx: Context): Archive {
  const events = eventsOf(archive, {}, ctx);
  return {
    ArchiveName: archive.name,
    EventSourceArn: archive.sourceArn,
    State: 'ENABLED',
    RetentionDays: archive.retentionDays,
    SizeBytes: events.reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0),
    EventCount: events.length,
    CreationTime: new Date(archive.createdAt),
  };
}

const streamOf = ({ id }: ArchiveRecord) => `events/archive/${id}`;

/** 0 days: forever. */
const oldest = ({ retentionDays: days }: ArchiveRecord, { now }: Context) =>
  days === 0 ? 0 : now - days * dayMs;
