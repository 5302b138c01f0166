// Has the macros of a template called, one after the other, and begins what waits for their answers. All its state is in
// tables, so after a restart it continues where it was; a call whose answer was lost is made again.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-author.html
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import { changeSets } from '../change-sets/change-set.ts';
import { completeChangeSet, failChangeSet } from '../change-sets/compute.ts';
import type { StackContext } from '../context.ts';
import { fragmentOf, macroFailed, type Returned } from '../macros/answer.ts';
import { MacroNeeded } from '../macros/call.ts';
import { macros } from '../macros/state.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { create, update } from '../stack/begin.ts';
import { type ExpansionRecord, expansions, macroController } from '../stack/expansions.ts';
import { operations, stackController, stacks } from '../state.ts';

type Snapshot = ExpansionRecord & { readonly isOpen: boolean };

export function macroControllerOf(types: TypeRegistry): Controller<Snapshot, 'go-on'> {
  return {
    name: macroController,
    keys: (state) => state.keys(expansions),
    observe: (state, key) => {
      const record = state.get(expansions, key);
      if (!record) return undefined;
      return {
        ...record,
        isOpen: record.asked !== undefined && state.get(outcomes, record.asked.token)?.status === 'open',
      };
    },
    plan: ({ isOpen }) => ({ steps: isOpen ? [] : ['go-on'] }),
    apply: (_step, ctx, key) => goOn(key, { ...ctx, types }),
  };
}

function goOn(key: string, ctx: StackContext): void {
  const { asked, ...before } = ctx.get(expansions, key)!;
  if (!isAwaited(before, ctx)) {
    ctx.delete(expansions, key);
    return;
  }
  let record: ExpansionRecord = before;
  try {
    if (asked) record = { ...record, answers: [...record.answers, ...answersOf(asked, ctx)] };
    const { begins, answers } = record;
    ctx.attempt(() => begin({ ...begins, input: { ...begins.input, answers } } as typeof begins, ctx));
    ctx.delete(expansions, key);
  } catch (error) {
    if (error instanceof MacroNeeded) ctx.put(expansions, key, { ...record, asked: ask(error, key, ctx) });
    else if (error instanceof AwsFault) {
      fail(record, error.message, ctx);
      ctx.delete(expansions, key);
    } else throw error;
  }
}

/** Whether the operation still waits: the stack or the change set may have been deleted meanwhile. */
function isAwaited({ begins }: ExpansionRecord, ctx: Context): boolean {
  if (begins.what === 'change-set') return ctx.get(changeSets, begins.id) !== undefined;
  return ctx.get(operations, begins.stackId)?.phase === 'transform';
}

/** The answer, or none when it was lost. @throws ValidationError */
function answersOf({ name, requestId, token }: NonNullable<ExpansionRecord['asked']>, ctx: Context) {
  const outcome = ctx.get(outcomes, token);
  ctx.delete(outcomes, token);
  const transformId = `${ctx.account}::${name}`;
  if (outcome?.status === 'failed') throw macroFailed(transformId, outcome.message);
  if (outcome?.status !== 'succeeded') return [];
  return [fragmentOf(outcome.output as Returned, transformId, requestId)];
}

function begin(begins: ExpansionRecord['begins'], ctx: StackContext): void {
  if (begins.what === 'change-set') {
    completeChangeSet(begins.id, begins.input, ctx);
    return;
  }
  const stack = ctx.get(stacks, begins.stackId)!;
  const { id, startedAt, before, stop } = ctx.get(operations, begins.stackId)!;
  const ongoing = { stack, operation: plain({ id, startedAt, stop }) };
  if (begins.what === 'create') create(begins.stackId, begins.input, ctx, ongoing);
  else update(before!, begins.input, ctx, ongoing);
}

function fail({ begins }: ExpansionRecord, why: string, ctx: Context): void {
  if (begins.what === 'change-set') {
    failChangeSet(begins.id, why, ctx);
    return;
  }
  const operation = ctx.get(operations, begins.stackId)!;
  // Recorded: AWS ends the sentence even if it has ended.
  ctx.put(operations, begins.stackId, { ...operation, phase: 'forward', stop: `${why}.` });
  ctx.enqueue(stackController, begins.stackId);
}

function ask({ call, parameters }: MacroNeeded, key: string, ctx: Context): ExpansionRecord['asked'] {
  const { name, fragment, params } = call;
  const requestId = ctx.ids.uuid();
  const event = {
    accountId: ctx.account,
    fragment,
    transformId: `${ctx.account}::${name}`,
    requestId,
    region: ctx.region,
    params,
    templateParameterValues: parameters.values,
  };
  const token = ctx.ask(
    'lambda',
    'Invoke',
    { FunctionName: ctx.get(macros, name)!.functionName, Payload: Buffer.from(JSON.stringify(event)) },
    { controller: macroController, key },
    ({ Payload, FunctionError }): Returned => ({
      payload: Buffer.from(Payload ?? []).toString(),
      failed: FunctionError !== undefined,
    }),
  );
  return { name, requestId, token };
}
