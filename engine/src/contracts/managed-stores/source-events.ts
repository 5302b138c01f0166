// The events that RDS and ElastiCache list with DescribeEvents: those of the last 14 days, of one source or of all of a type.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeEvents.html
import type { Context } from '../../kernel/context.ts';
import { fault } from '../../kernel/faults.ts';
import { markedPage } from './marked-page.ts';

const minuteMs = 60_000;
const keptMs = 14 * 24 * 60 * minuteMs;
const defaultMinutes = 60;
/** More than these are not looked through. */
const most = 10_000;

const invalidCombination = fault('InvalidParameterCombination', (message: string) => message);

export interface SourceEvent {
  readonly sourceIdentifier: string;
  /** As DescribeEvents has it: `db-instance`. */
  readonly sourceType: string;
  readonly message: string;
}

interface Asked {
  readonly SourceIdentifier?: string | undefined;
  readonly SourceType?: string | undefined;
  readonly StartTime?: Date | undefined;
  readonly EndTime?: Date | undefined;
  /** Minutes. */
  readonly Duration?: number | undefined;
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

/** @param service for example `rds` */
export function recordSourceEvent(service: string, event: SourceEvent, ctx: Context): void {
  const stream = streamOf(service);
  ctx.streams.append(stream, [{ timestamp: ctx.now, value: event }]);
  ctx.streams.trim(stream, ctx.now - keptMs);
}

/**
 * A page of events, the oldest first.
 * @throws InvalidParameterValue, InvalidParameterCombination
 */
export function listSourceEvents<E extends SourceEvent>(
  service: string,
  asked: Asked,
  isWanted: (event: E) => boolean,
  ctx: Context,
) {
  const { SourceIdentifier: id, SourceType: type } = asked;
  if (id !== undefined && type === undefined)
    throw invalidCombination('SourceType must be provided when SourceIdentifier is supplied.');
  const records = ctx.streams.read<E>(streamOf(service), { ...windowOf(asked, ctx.now), limit: most });
  const found = records.filter(
    ({ value }) =>
      (type === undefined || value.sourceType === type) &&
      (id === undefined || value.sourceIdentifier === id.toLowerCase()) &&
      isWanted(value),
  );
  return markedPage(found, ({ sequence }) => String(sequence).padStart(16, '0'), asked);
}

function windowOf({ StartTime, EndTime, Duration = defaultMinutes }: Asked, now: number) {
  const end =
    EndTime?.getTime() ?? (StartTime ? Math.min(now, StartTime.getTime() + Duration * minuteMs) : now);
  const from = StartTime?.getTime() ?? end - Duration * minuteMs;
  if (from > end) throw invalidCombination('The start time must not be after the end time.');
  return { from: Math.max(from, now - keptMs), to: end + 1 };
}

const streamOf = (service: string) => `${service}/events`;
