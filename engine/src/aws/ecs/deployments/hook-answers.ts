// What the functions of lifecycle hooks have answered: `{hookStatus, callBackDelay, hookDetails}`.
import type { Observation } from '../../../kernel/controller.ts';
import { parseJson } from '../../../kernel/json.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import type { HookAnswer } from '../scheduling/snapshot.ts';
import type { ServiceDeploymentRecord } from '../state.ts';

/** By the run's id; those that have not answered are left out. */
export function hookAnswers(
  state: Observation,
  { hookRuns = [] }: ServiceDeploymentRecord,
): Readonly<Record<string, HookAnswer>> {
  return Object.fromEntries(
    hookRuns.flatMap(({ id, token }) => {
      const outcome = token === undefined ? undefined : state.get(outcomes, token);
      if (!outcome || outcome.status === 'open') return [];
      if (outcome.status !== 'succeeded') return [[id, { status: outcome.status }]];
      return [[id, answerOf(outcome.output as { readonly answer?: string })]];
    }),
  );
}

/** An answer without a valid hookStatus fails the hook, as an error of the function does. */
function answerOf({ answer }: { readonly answer?: string }): HookAnswer {
  try {
    const {
      hookStatus: status,
      callBackDelay: delay,
      hookDetails: details,
    } = parseJson(answer ?? '') as Record<string, unknown>;
    if (status === 'SUCCEEDED') return { status };
    if (status === 'IN_PROGRESS')
      return {
        status,
        ...(Number(delay) > 0 && { delaySeconds: Number(delay) }),
        ...(typeof details === 'object' &&
          details !== null && { details: details as Record<string, unknown> }),
      };
  } catch {
    // Failed.
  }
  return { status: 'failed' };
}
