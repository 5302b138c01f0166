// `drydock access`: what AWS would have denied roles and users, and the statements that are missing.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { DeniedAction, PolicyStatement, Remedy } from '../messages/access.ts';
import { runningEngine } from '../targets/engine/engine-target.ts';
import { stateFlag } from './shared-flags.ts';

interface Denied extends DeniedAction {
  readonly caller: string;
  readonly session: string;
  readonly missing?: { readonly from: string; readonly statement: PolicyStatement };
}

interface Report {
  readonly enforced: boolean;
  readonly judged: readonly { readonly caller: string; readonly allowed: number; readonly denied: number }[];
  readonly denied: readonly Denied[];
  readonly forgotten: number;
  readonly notEvaluated: readonly string[];
}

export const access = defineCommand({
  name: 'access',
  summary: 'List what IAM policies would have denied on AWS',
  description: [
    'Every call of a task, a build, a function, a pipeline or a stack with a role is judged by the policies that AWS would judge it by, and performed nevertheless, unless the engine runs with `--enforce-iam`. Each action that AWS would have denied is listed with its reason, and with the statement that would allow it.',
    'Kept since the engine started. See [access](../access.md).',
  ],
  flags: { ...stateFlag },
  examples: [
    { line: 'access', explains: 'Which permissions are missing?' },
    { line: 'access --json', explains: 'For a script: a JSON line for each role or user.' },
  ],
  exits: ['0 when AWS would have denied nothing; 1 when it would have.'],
  async *run({ state }, { clock }) {
    const { endpoint } = await runningEngine(state, clock);
    const report = (await (await fetch(`${endpoint}/_drydock/access`)).json()) as Report;
    for (const [caller, denied] of Map.groupBy(report.denied, (each) => each.caller)) {
      yield {
        code: 'access-denied',
        caller,
        denied: denied.map(({ caller: _caller, session: _session, missing: _missing, ...each }) => each),
        remedies: remediesOf(denied),
      };
    }
    const { judged, enforced, forgotten, notEvaluated } = report;
    const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
    yield {
      code: 'access-summary',
      judged: sum(judged.map(({ allowed, denied }) => allowed + denied)),
      callers: judged.length,
      denied: sum(judged.map(({ denied }) => denied)),
      enforced,
      forgotten,
      notEvaluated,
    };
    return report.denied.length > 0 ? exitCodes.failed : exitCodes.ok;
  },
});

/** The actions on the same resource are one statement. */
function remediesOf(denied: readonly Denied[]): Remedy[] {
  const missing = denied.flatMap((each) => each.missing ?? []);
  return [...Map.groupBy(missing, ({ from }) => from)].map(([to, all]) => {
    const alike = Map.groupBy(all, ({ statement: { Resource, Condition } }) =>
      JSON.stringify([Resource, Condition]),
    );
    const Statement = [...alike.values()].map((group) => {
      const Action = [...new Set(group.flatMap(({ statement }) => statement.Action))];
      return { ...group[0]!.statement, Action: Action.length === 1 ? Action[0]! : Action };
    });
    return { to, policy: { Version: '2012-10-17', Statement } };
  });
}
