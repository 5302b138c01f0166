// Delivers an event to the targets of the rules that it matches: those that a service of the engine performs.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { matches } from '../../contracts/event-patterns/matches.ts';
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { parseJson } from '../../kernel/json.ts';
import { archivesOf, type BusEvent, keep } from './archives/archive.ts';
import { attempt } from './deliveries/attempt.ts';
import { busName, defaultBus, findBus } from './find.ts';
import { inputFor } from './input/input.ts';
import { crossings, type ReplayRecord, type RuleRecord, rules } from './state.ts';

interface Delivery {
  readonly bus?: string;
  readonly time?: number | undefined;
  /** Whether the event is for this rule at all. */
  readonly isWanted?: (rule: RuleRecord) => boolean;
  /** Whether archives keep it. */
  readonly isKept?: boolean;
}

/** @param source for example `aws.codecommit` */
export function deliver(
  source: string,
  given: AwsEvent<object>,
  ctx: Context,
  { bus = defaultBus, time = ctx.now, isWanted = () => true, isKept = true }: Delivery = {},
): void {
  const waiting = rulesOn(bus, ctx).filter(isWanted);
  const keeping = isKept ? archivesOf(bus, ctx) : [];
  if (waiting.length + keeping.length === 0) return;
  const event = eventOf(source, given, ctx, time);
  keep(keeping, event, ctx);
  match(waiting, event, ctx);
}

/** Sends an archived event to the rules that a replay is for. */
export function redeliver(
  event: object,
  { bus = defaultBus, rules: wanted }: ReplayRecord,
  ctx: Context,
): void {
  match(
    rulesOn(bus, ctx).filter(({ arn }) => wanted === undefined || wanted.includes(arn)),
    event,
    ctx,
  );
}

const rulesOn = (name: string, ctx: Context) =>
  ctx
    .all(rules)
    .filter(
      ({ bus = defaultBus, state, pattern }) => bus === name && state !== 'DISABLED' && pattern !== undefined,
    );

function match(waiting: readonly RuleRecord[], event: object, ctx: Context, isForwarded = false): void {
  for (const rule of waiting)
    if (matches(parseJson(rule.pattern!), event)) invoke(rule, event, ctx, isForwarded);
}

export const eventOf = (
  source: string,
  { detailType, resources, detail }: AwsEvent<object>,
  ctx: Context,
  time = ctx.now,
) => ({
  version: '0',
  id: ctx.ids.uuid(),
  'detail-type': detailType,
  source,
  account: ctx.account,
  time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
  region: ctx.region,
  resources,
  detail,
});

/**
 * Sends the event to the rule's targets.
 * @param isForwarded it comes from another event bus, and goes to no third one
 */
export function invoke(rule: RuleRecord, event: object, ctx: Context, isForwarded = false): void {
  for (const target of rule.targets) {
    const forwardedTo = busOf(target.Arn);
    if (forwardedTo !== undefined) {
      if (!isForwarded) send(event, forwardedTo, target.Arn!, ctx);
      continue;
    }
    const input = inputFor(target, event, rule);
    if (input === undefined) {
      ctx.log(`The rule ${rule.name} sent nothing to ${target.Arn}: its template does not make JSON`);
      continue;
    }
    attempt(
      {
        id: ctx.ids.uuid(),
        ruleName: rule.name,
        ruleArn: rule.arn,
        target,
        event,
        input,
        begunAt: ctx.now,
        failed: 0,
        nextAt: ctx.now,
      },
      ctx,
    );
  }
}

/** To a bus of this region, or of another one, which delivers it in its own time. */
function send(event: object, bus: string, arn: string, ctx: Context): void {
  const { region } = parseArn(arn)!;
  if (region === ctx.region) {
    forward(event, bus, ctx);
    return;
  }
  const id = ctx.ids.uuid();
  ctx.put(crossings, id, { id, region, bus, event });
}

/** A bus that is not there drops it. */
export function forward(event: object, bus: string, ctx: Context): void {
  if (!findBus(bus, ctx)) return;
  keep(archivesOf(bus, ctx), event as BusEvent, ctx);
  match(rulesOn(bus, ctx), event, ctx, true);
}

/** The name of an event bus that is a target. */
function busOf(arn = ''): string | undefined {
  const { service, resource = '' } = parseArn(arn) ?? {};
  return service === 'events' && resource.startsWith('event-bus/') ? busName(arn) : undefined;
}
