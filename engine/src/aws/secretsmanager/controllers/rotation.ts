// Rotates a secret by its schedule, and takes a rotation from step to step.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
import type { Controller } from '../../../kernel/controller.ts';
import { type Outcome, outcomes } from '../../../kernel/outcomes.ts';
import { ownerOf } from '../find.ts';
import { keep } from '../keep.ts';
import { beginRotation, unfinishedVersion } from '../rotation/begin.ts';
import { rotateOnSchedule } from '../rotation/by-owner.ts';
import { callFunction, judgeStep } from '../rotation/step.ts';
import { type SecretRecord, secrets } from '../state.ts';

interface Snapshot {
  readonly secret: SecretRecord;
  readonly outcome?: Outcome;
}

export const rotationController: Controller<Snapshot, 'begin' | 'call' | 'judge'> = {
  name: 'secretsmanager/rotation',
  keys: (state) => state.keys(secrets),
  watches: { 'secretsmanager/secrets': (key) => [key] },
  observe(state, key) {
    const secret = state.get(secrets, key);
    if (!secret?.rotation || secret.deletedAt !== undefined) return undefined;
    const token = secret.rotating?.token;
    const outcome = token === undefined ? undefined : state.get(outcomes, token);
    return { secret, ...(outcome && { outcome }) };
  },
  plan({ secret: { rotation, rotating }, outcome }, now) {
    if (!rotating) {
      const { isEnabled, nextAt } = rotation!;
      if (!isEnabled || nextAt === undefined) return { steps: [] };
      return now >= nextAt ? { steps: ['begin'] } : { steps: [], revisitAt: nextAt };
    }
    if (rotating.token !== undefined) return { steps: outcome?.status === 'open' ? [] : ['judge'] };
    const { retryAt = now } = rotating;
    return now >= retryAt ? { steps: ['call'] } : { steps: [], revisitAt: retryAt };
  },
  apply(step, ctx, key) {
    const secret = ctx.get(secrets, key)!;
    if (step === 'call') callFunction(secret, secret.rotating!, ctx);
    if (step === 'judge') judgeStep(secret, secret.rotating!, ctx);
    if (step === 'begin' && ownerOf(secret) !== undefined) rotateOnSchedule(secret, ctx);
    else if (step === 'begin') {
      const versionId = unfinishedVersion(secret)?.id ?? ctx.ids.uuid();
      keep(beginRotation(secret, versionId, ctx.now), ctx);
    }
  },
};
