// Scenarios on the reference system: it holds its policy in each of them. With weakened templates it does not, and the
// verdict names the cause.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalMessage } from './messages/rehearsal.ts';
import { scenarios } from './rehearse/scenarios/index.ts';
import { table } from './render/table.ts';
import { eventually, System } from './testing/system.ts';
import { durationText } from './text/duration.ts';

/** Beside a busy machine everything takes its time. */
const longestMs = 900_000;

type Verdict = Extract<RehearsalMessage, { code: 'rehearsal-verdict' }>;

async function rehearse(kind: 'reference' | 'weakened', system: System, scenario: string) {
  const speed = scenario === 'day' ? '14400' : '600';
  const { status, output } = await system.drydock('rehearse', scenario, '--speed', speed, '--json');
  const messages = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as RehearsalMessage);
  const verdict = messages.find((message): message is Verdict => message.code === 'rehearsal-verdict');
  if (!verdict) throw new Error(`No verdict:\n${output}`);
  const events = messages.flatMap((message) => (message.code === 'rehearsal-event' ? [message] : []));
  played.push({ system: kind, verdict });
  return { status, verdict, events };
}

/** What was played, for the table at the end: evidence for whoever reads CI's output. */
const played: { readonly system: 'reference' | 'weakened'; readonly verdict: Verdict }[] = [];

afterAll(() => {
  process.stdout.write(
    `\n${table([
      ['rehearsal', 'system', 'verdict', 'requests', 'failed', 'played', 'in'],
      ...played.map(({ system, verdict }) => [
        verdict.scenario,
        system,
        verdict.holds ? 'held' : 'did not hold',
        String(verdict.requests),
        String(verdict.failed),
        durationText(verdict.cloudMs),
        `${(verdict.tookMs / 1000).toFixed(1)} s`,
      ]),
    ]).join('\n')}\n\n`,
  );
});

describe('the reference system', () => {
  const system = new System();
  beforeAll(async () => {
    expect(await system.up()).toMatchObject({ status: 0 });
  }, longestMs);
  afterAll(() => system.remove(), longestMs);

  it.each(scenarios.map(({ name }) => name))('holds in %s', { timeout: longestMs }, async (name) => {
    const { status, verdict, events } = await rehearse('reference', system, name);
    expect(verdict.findings.filter(({ holds }) => !holds)).toEqual([]);
    expect([status, verdict.holds, verdict.causes]).toEqual([0, true, []]);
    expect(verdict.requests).toBeGreaterThan(0);
    expect(events.length).toBeGreaterThan(0);
  });
});

describe('a system with instances in one zone, without draining and without a circuit breaker', () => {
  const system = new System();
  beforeAll(async () => {
    system.commit('infrastructure/templates/cluster.template.json', (text) => weakened(JSON.parse(text)));
    const commit = system.commit('infrastructure/templates/service.template.json', (text) =>
      text.replace(/("DeploymentCircuitBreaker": \{\s*"Enable": )true/, '$1false'),
    );
    expect(await system.up()).toMatchObject({ status: 0 });
    await eventually(async () => (await system.get()).version === commit);
  }, longestMs);
  afterAll(() => system.remove(), longestMs);

  it.each([
    ['zone-loss', /^One zone: the group .* has subnets in us-east-1a only/],
    ['scale-out', /^No draining: the group .* terminates instances with the tasks that run on them/],
    ['bad-deployment', /^Nothing ends a deployment whose tasks fail/],
  ])('does not hold in %s, and the verdict says why', { timeout: longestMs }, async (name, cause) => {
    const { status, verdict } = await rehearse('weakened', system, name);
    expect(status).toBe(1);
    expect(verdict.causes).toEqual([expect.stringMatching(cause)]);
  });
});

interface Template {
  readonly Resources: Record<
    string,
    { Type: string; Properties: Record<string, unknown>; DependsOn?: unknown }
  >;
}

function weakened(template: Template): string {
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type === 'AWS::AutoScaling::LifecycleHook') delete template.Resources[id];
    if (Type === 'AWS::ECS::CapacityProvider') {
      delete template.Resources[id]!.DependsOn;
      (Properties.AutoScalingGroupProvider as Record<string, unknown>).ManagedDraining = 'DISABLED';
    }
    if (Type === 'AWS::AutoScaling::AutoScalingGroup')
      Properties.VPCZoneIdentifier = [{ 'Fn::Select': [0, Properties.VPCZoneIdentifier] }];
  }
  return JSON.stringify(template, null, 2);
}
