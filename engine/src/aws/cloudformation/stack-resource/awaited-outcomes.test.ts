import { describe, expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../index.ts';
import { functionParameter, standInLambda } from '../testing/function-parameter.ts';
import { create, eventsOf, remove, statusOf, templateOf } from '../testing/stacks.ts';

const cloudOfFunctions = () =>
  rehearse({ services: [cloudFormation([listed(functionParameter)]), standInLambda] });

/** Invocations that were asked for, by function name, in order. */
const invocations = ({ effects }: Rehearsal) =>
  effects.flatMap((each) => (each.effect === 'functions/invoke' ? [each.input] : []));

function answer(cloud: Rehearsal, functionName: string, payload: string, failed?: true): void {
  const { invocationId } = invocations(cloud).findLast((each) => each.functionName === functionName)!;
  cloud.report('functions/invoked', { invocationId, payload, logTail: '', ...(failed && { failed }) });
}

const physicalIdOf = (cloud: Rehearsal, logicalId: string) =>
  cloud.call('cloudformation', 'DescribeStackResource', { StackName: 'demo', LogicalResourceId: logicalId })
    .StackResourceDetail?.PhysicalResourceId;

describe('a verb that awaits a driver’s report', () => {
  it('is called again at once when the report comes, and the outcome is deleted', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one' }));
    expect(invocations(cloud)).toMatchObject([{ functionName: 'one', payload: '{"verb":"create"}' }]);
    cloud.advance(60_000);
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    const before = cloud.clock.now();
    answer(cloud, 'one', 'made');
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(cloud.clock.now()).toBe(before);
    expect(physicalIdOf(cloud, 'A')).toBe('A=made');
    expect(cloud.state.keys(outcomes)).toEqual([]);
  });

  it('gets its own outcome where several resources of a stack await theirs', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one', B: 'two' }));
    answer(cloud, 'two', 'second');
    expect(eventsOf(cloud)).toContain('B CREATE_COMPLETE');
    expect(eventsOf(cloud)).not.toContain('A CREATE_COMPLETE');
    answer(cloud, 'one', 'first');
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect([physicalIdOf(cloud, 'A'), physicalIdOf(cloud, 'B')]).toEqual(['A=first', 'B=second']);
  });

  it('fails the resource with the operation’s fault, reported or thrown', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one' }), { OnFailure: 'DO_NOTHING' });
    answer(cloud, 'one', 'it broke', true);
    expect(statusOf(cloud)).toBe('CREATE_FAILED');
    expect(eventsOf(cloud).join('\n')).toMatch(
      /A CREATE_FAILED \(Resource handler returned message: "it broke" \(RequestToken: \S+, HandlerErrorCode: InvalidRequest\)\)/,
    );
    create(cloud, templateOf({ A: 'missing' }), { name: 'other', OnFailure: 'DO_NOTHING' });
    expect(eventsOf(cloud, 'other').join('\n')).toMatch(
      /A CREATE_FAILED \(Resource handler returned message: "Function not found: missing" \(.*HandlerErrorCode: NotFound\)\)/,
    );
    expect(cloud.state.keys(outcomes)).toEqual([]);
  });

  it('learns after a restart that the outcome is lost', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one' }), { OnFailure: 'DO_NOTHING' });
    cloud.restart();
    cloud.settle();
    expect(eventsOf(cloud).join('\n')).toMatch(
      /A CREATE_FAILED .*"The engine ended while the function ran".*HandlerErrorCode: NotStabilized/,
    );
    expect(cloud.state.keys(outcomes)).toEqual([]);
  });

  it('finds an outcome that came before the restart', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one', B: { Value: 'two', DependsOn: 'A' } }));
    answer(cloud, 'one', 'made');
    expect(eventsOf(cloud)).toContain('A CREATE_COMPLETE');
    answer(cloud, 'two', 'made too');
    cloud.restart();
    cloud.settle();
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('that a deletion or a timeout cuts short leaves no outcome, not even a late one', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one' }), { OnFailure: 'DO_NOTHING', TimeoutInMinutes: 1 });
    cloud.advance(60_000);
    expect(statusOf(cloud)).toBe('CREATE_FAILED');
    expect(cloud.state.keys(outcomes)).toEqual([]);
    answer(cloud, 'one', 'too late');
    expect(cloud.state.keys(outcomes)).toEqual([]);
    remove(cloud);
    expect(statusOf(cloud)).toBe('DELETE_IN_PROGRESS');
    answer(cloud, 'one', 'gone');
    expect(cloud.call('cloudformation', 'ListStacks', {}).StackSummaries?.[0]?.StackStatus).toBe(
      'DELETE_COMPLETE',
    );
    expect(cloud.log).toEqual([]);
  });

  it('is rolled back by the same means: its deletion awaits a report, too', () => {
    using cloud = cloudOfFunctions();
    create(cloud, templateOf({ A: 'one', B: { Value: 'two', DependsOn: 'A' } }));
    answer(cloud, 'one', 'made');
    answer(cloud, 'two', 'it broke', true);
    expect(statusOf(cloud)).toBe('ROLLBACK_IN_PROGRESS');
    expect(invocations(cloud).at(-1)).toMatchObject({ functionName: 'two', payload: '{"verb":"delete"}' });
    answer(cloud, 'two', 'unmade');
    expect(invocations(cloud).at(-1)).toMatchObject({ functionName: 'one', payload: '{"verb":"delete"}' });
    answer(cloud, 'one', 'unmade');
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });
});
