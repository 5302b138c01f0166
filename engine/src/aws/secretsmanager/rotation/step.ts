// One step of a rotation: the function is called, and its outcome leads to the next step, to another try, or to the end.
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { keep } from '../keep.ts';
import { current, type Rotating, type SecretRecord, steps } from '../state.ts';
import { endTest, withoutPending } from './begin.ts';
import { nextRotation } from './schedule.ts';

/** AWS repeats all of a rotation "multiple times". */
const maxFailures = 5;
const firstRetryMs = 60_000;

export function callFunction(secret: SecretRecord, rotating: Rotating, ctx: Context): void {
  const { retryAt: _due, ...begun } = rotating;
  const event = {
    Step: steps[rotating.step],
    SecretId: secret.arn,
    ClientRequestToken: rotating.versionId,
  };
  const token = ctx.ask(
    'lambda',
    'Invoke',
    { FunctionName: secret.rotation!.functionArn!, Payload: Buffer.from(JSON.stringify(event)) },
    { controller: 'secretsmanager/rotation', key: secret.name },
    ({ FunctionError, Payload }) =>
      FunctionError ? { error: Buffer.from((Payload ?? []) as Uint8Array).toString() } : {},
  );
  keep({ ...secret, rotating: { ...begun, token } }, ctx);
}

export function judgeStep(secret: SecretRecord, rotating: Rotating, ctx: Context): void {
  const failure = failureOf(rotating, ctx);
  ctx.delete(outcomes, rotating.token!);
  const { token: _over, ...begun } = rotating;
  const isLast = rotating.step === steps.length - 1;
  if (failure !== undefined) retry(secret, begun, failure, ctx);
  else if (rotating.isTest) end(endTest(secret, rotating), {}, ctx);
  else if (!isLast) keep({ ...secret, rotating: { ...begun, step: rotating.step + 1 } }, ctx);
  else if (isCurrent(secret, rotating))
    end({ ...secret, versions: withoutPending(secret.versions) }, { lastAt: ctx.now }, ctx);
  else retry(secret, begun, `finishSecret did not move ${current} to ${rotating.versionId}`, ctx);
}

const isCurrent = ({ versions }: SecretRecord, { versionId }: Rotating) =>
  versions.some(({ id, stages }) => id === versionId && stages.includes(current));

/** Undefined: the step succeeded. */
function failureOf({ token, step }: Rotating, ctx: Context): string | undefined {
  const outcome = ctx.get(outcomes, token!);
  if (outcome?.status === 'failed') return `${steps[step]}: ${outcome.message}`;
  if (outcome?.status !== 'succeeded') return `${steps[step]}: the engine ended meanwhile`;
  const { error } = outcome.output as { readonly error?: string };
  return error === undefined ? undefined : `${steps[step]}: ${error}`;
}

/** All of it again, from its first step: functions do each step once for a token. */
function retry(secret: SecretRecord, rotating: Rotating, why: string, ctx: Context): void {
  const failed = rotating.failed + 1;
  ctx.log(`The rotation of the secret ${secret.name} failed (${failed}): ${why}`);
  if (failed >= maxFailures) {
    end(rotating.isTest ? endTest(secret, rotating) : secret, {}, ctx);
    return;
  }
  const retryAt = ctx.now + firstRetryMs * 2 ** (failed - 1);
  const step = rotating.isTest ? rotating.step : 0;
  keep({ ...secret, rotating: { ...rotating, step, failed, retryAt } }, ctx);
}

/** Of a rotation that has failed, AWSPENDING stays: DescribeSecret shows it, and the next rotation goes on from there. */
function end(
  { rotating: _over, ...secret }: SecretRecord,
  done: { readonly lastAt?: number },
  ctx: Context,
): void {
  const rotation = secret.rotation!;
  const { nextAt: _due, ...settings } = rotation;
  const nextAt = nextRotation(rotation.rules, ctx.now);
  keep(
    {
      ...secret,
      rotation: { ...settings, ...done, ...(nextAt !== undefined && { nextAt }) },
    },
    ctx,
  );
}
