// The engine is killed after each transaction of a stack's life, one life a transaction: every life ends the same way.
import { expect, it } from 'vitest';
import { MortalJournal } from '../../../testing/mortal-journal.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { scriptedParameter, things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, eventsOf, outputsOf, templateOf } from '../testing/stacks.ts';
import { nested, templateStore } from '../testing/template-store.ts';

const outputs = { Outputs: { OfA: { Value: { 'Fn::GetAtt': ['A', 'Value'] } } } };

interface Template {
  readonly a: string;
  readonly b: string;
  readonly name: string;
  readonly extra?: string;
}

const template = ({ a, b, name, extra }: Template) =>
  templateOf(
    {
      A: a,
      B: { Value: b, DependsOn: 'A' },
      Named: { Name: name, Value: { 'Fn::Join': [' ', ['of', { Ref: 'A' }]] } },
      Child: nested('child.json'),
      ...(extra === undefined ? {} : { [extra]: { Value: 'slow 100', DependsOn: 'Child' } }),
    },
    outputs,
  );

/** A create, an update that replaces, a rollback that fails, its continuation in two attempts, and a deletion. */
function life(killedAfter?: number) {
  const journal = new MortalJournal(killedAfter);
  const store = templateStore();
  const child = (value: string, Name = 'inner') =>
    store.put('child.json', templateOf({ Inner: { Name, Value: value } }));
  using cloud = cloudOfStacks([scriptedParameter], { journal, services: [store.service] });
  const ends: unknown[] = [];
  const survive = () => {
    if (!journal.dead) return;
    journal.revive();
    cloud.restart();
  };
  const operation = (begin: () => void, stack = 'demo') => {
    begin();
    survive();
    do {
      cloud.advance(40);
      survive();
    } while (inProgress(cloud, stack));
    ends.push({ status: latest(cloud, stack), ...reality(cloud) });
  };
  const call = (name: string, input: object, stack = 'demo') =>
    operation(() => void cloud.call('cloudformation', name as never, input as never), stack);
  const update = (next: Template) => call('UpdateStack', { StackName: 'demo', TemplateBody: template(next) });

  child('slow 100');
  const first = { a: 'blocked by it', b: 'slow 100', name: 'one' };
  call('CreateStack', { StackName: 'demo', TemplateBody: template(first) });
  child('slow 100', 'other');
  update({ ...first, b: 'changed', name: 'two', extra: 'C' });
  const TemplateBody = templateOf({ It: { Name: 'it', Value: 'x' } });
  call('CreateStack', { StackName: 'cause', TemplateBody }, 'cause');
  child('slow 100', 'third');
  update({ a: 'free', b: 'fail update', name: 'three', extra: 'D' });
  call('ContinueUpdateRollback', { StackName: 'demo' });
  call('DeleteStack', { StackName: 'cause' }, 'cause');
  call('ContinueUpdateRollback', { StackName: 'demo' });
  ends.push(outputsOf(cloud));
  const id = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks![0]!.StackId!;
  call('DeleteStack', { StackName: 'demo' });
  return { commits: journal.commits, ends, events: byResource(eventsOf(cloud, id)), log: cloud.log };
}

const latest = (cloud: Rehearsal, stackName: string) =>
  cloud
    .call('cloudformation', 'ListStacks', {})
    .StackSummaries!.find(({ StackName }) => StackName === stackName)?.StackStatus;

const inProgress = (cloud: Rehearsal, stackName: string) =>
  latest(cloud, stackName)?.endsWith('_IN_PROGRESS') === true;

/** What exists, and what the record says. Generated names differ from life to life. */
function reality(cloud: Rehearsal) {
  const real = cloud.state.keys(things).map((key) => plain(`${key}: ${cloud.state.get(things, key)!.value}`));
  const recorded =
    inProgress(cloud, 'demo') || latest(cloud, 'demo') === 'DELETE_COMPLETE'
      ? []
      : cloud
          .call('cloudformation', 'DescribeStackResources', { StackName: 'demo' })
          .StackResources!.map(
            ({ LogicalResourceId, PhysicalResourceId = '', ResourceStatus }) =>
              `${LogicalResourceId} ${plain(PhysicalResourceId)} ${ResourceStatus}`,
          );
  return { real: real.sort(), recorded: recorded.sort() };
}

const plain = (text: string) => text.replaceAll(/[0-9A-Z]{12}|[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');

/** Independent resources may take turns in another order. */
function byResource(lines: readonly string[]): Record<string, string[]> {
  const grouped: Record<string, string[]> = {};
  for (const line of lines) {
    const [id = ''] = line.split(' ');
    grouped[id] = [...(grouped[id] ?? []), plain(line)];
  }
  return grouped;
}

const { commits, ...undisturbed } = life();

it('the undisturbed life comes through every operation', () => {
  expect(undisturbed.log).toEqual([]);
  expect(undisturbed.ends.map((end) => (end as { status?: string }).status)).toEqual([
    'CREATE_COMPLETE',
    'UPDATE_COMPLETE',
    'CREATE_COMPLETE',
    'UPDATE_ROLLBACK_FAILED',
    'UPDATE_ROLLBACK_FAILED',
    'DELETE_COMPLETE',
    'UPDATE_ROLLBACK_COMPLETE',
    undefined,
    'DELETE_COMPLETE',
  ]);
});

it('a life in which the engine is killed ends the same way, whichever transaction was its last', () => {
  expect(commits).toBeGreaterThan(60);
  for (let killedAfter = 1; killedAfter < commits; killedAfter++) {
    const { commits: _own, ...disturbed } = life(killedAfter);
    expect(disturbed, `killed after transaction ${killedAfter}`).toEqual(undisturbed);
  }
});
