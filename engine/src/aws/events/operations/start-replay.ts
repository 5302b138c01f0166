// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, replayExists } from '../faults.ts';
import { startMs } from '../replays/replay.ts';
import { archives, type ReplayRecord, replays, rules } from '../state.ts';

const wrong = (parameter: string, reason: string) =>
  invalid(`Parameter ${parameter} is not valid. Reason: ${reason}`);

export const startReplay: Operation<'events', 'StartReplay'> = (input, ctx) => {
  const name = input.ReplayName!;
  const { Arn: destination = '', FilterArns } = input.Destination!;
  const [, archiveName = ''] = /:archive\/(.+)$/.exec(input.EventSourceArn!) ?? [];
  if (!/:event-bus\/.+$/.test(destination)) throw wrong('Destination.Arn', 'Must contain an event bus ARN.');
  if (archiveName === '') throw wrong('EventSourceArn', 'Must contain an archive ARN.');
  const archive = ctx.get(archives, archiveName);
  if (!archive) throw wrong('EventSourceArn', `Archive ${archiveName} does not exist.`);
  if (archive.sourceArn !== destination)
    throw wrong('Destination.Arn', 'Cross event bus replay is not permitted.');
  const [from, to] = [input.EventStartTime!.getTime(), input.EventEndTime!.getTime()];
  const elsewhere = FilterArns?.find((arn) => !isRuleOf(archive.bus, arn, ctx));
  if (elsewhere !== undefined)
    throw wrong('Destination.FilterArns', `${elsewhere} is no rule of the event bus ${destination}.`);
  if (from >= to) throw wrong('EventEndTime', 'EventStartTime must be before EventEndTime.');
  if (ctx.get(replays, name)) throw replayExists(name);
  const replay: ReplayRecord = plain({
    name,
    arn: ctx.arn('events', `replay/${name}`),
    archive: archive.name,
    sourceArn: archive.arn,
    bus: archive.bus,
    destination,
    rules: FilterArns,
    description: input.Description,
    from,
    to,
    state: 'STARTING',
    replayed: 0,
    nextAt: ctx.now + startMs,
    startedAt: ctx.now,
  });
  ctx.put(replays, name, replay);
  return { ReplayArn: replay.arn, State: replay.state, ReplayStartTime: new Date(ctx.now) };
};

const isRuleOf = (bus: string | undefined, arn: string, ctx: Context): boolean =>
  ctx.all(rules).some((rule) => rule.arn === arn && rule.bus === bus);
