import { expect, test } from 'vitest';
import { cloudFormation } from '../../../cloudformation/index.ts';
import { logs } from '../../../logs/index.ts';
import { Delivery, deployStage } from '../../testing/delivery.ts';

const template = (group: string) =>
  JSON.stringify({
    Parameters: { ImageUri: { Type: 'String' } },
    Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: group } } },
    Outputs: { Image: { Value: { Ref: 'ImageUri' } } },
  });

test('a change set is created and executed, and one without changes succeeds', () => {
  using delivery = new Delivery(cloudFormation(logs.resources ?? []));
  delivery.files = () => ({ 'service.json': template('first'), 'parameters.json': '{}' });
  const change = (name: string, runOrder: number, ActionMode: string) => ({
    ...deployStage({ ActionMode, ChangeSetName: 'change' }).actions![0]!,
    name,
    runOrder,
    namespace: name,
  });
  const actions = [change('Prepare', 1, 'CHANGE_SET_REPLACE'), change('Execute', 2, 'CHANGE_SET_EXECUTE')];
  const [source, build] = delivery.pipeline().stages!;
  delivery.create({ stages: [source!, build!, { name: 'Deploy', actions }] });
  delivery.cloud.advance(5000);
  const outcomes = () =>
    delivery
      .actions(delivery.executions()[0]!.id)
      .slice(0, 2)
      .map(({ actionName, status, output }) => [
        actionName,
        status,
        output?.executionResult?.externalExecutionSummary,
      ]);
  expect(outcomes()).toEqual([
    ['Execute', 'Succeeded', 'Stack is CREATE_COMPLETE'],
    ['Prepare', 'Succeeded', 'Change set change was created.'],
  ]);

  delivery.cloud.call('codepipeline', 'StartPipelineExecution', { name: 'delivery' });
  delivery.cloud.advance(5000);
  const nothing = expect.stringContaining("didn't contain changes");
  expect(outcomes()).toEqual([
    ['Execute', 'Succeeded', nothing],
    ['Prepare', 'Succeeded', nothing],
  ]);

  delivery.files = () => ({ 'service.json': template('a bad name!'), 'parameters.json': '{}' });
  delivery.cloud.call('codepipeline', 'StartPipelineExecution', { name: 'delivery' });
  delivery.cloud.advance(5000);
  expect(delivery.executions()[0]?.why).toMatch(
    /^Deploy\/Prepare: The change set could not be created: .*\[AWS::EarlyValidation::PropertyValidation\]/,
  );
  expect(delivery.cloud.log).toEqual([]);
});

test('a stack is deleted, and deleting it again succeeds', () => {
  using delivery = new Delivery(cloudFormation(logs.resources ?? []));
  delivery.files = () => ({ 'service.json': template('group'), 'parameters.json': '{}' });
  const deploy = deployStage({ ActionMode: 'CREATE_UPDATE' });
  const remove = deployStage({ ActionMode: 'DELETE_ONLY' });
  const [source, build] = delivery.pipeline().stages!;
  delivery.create({
    stages: [
      source!,
      build!,
      deploy,
      {
        ...remove,
        name: 'Delete',
        actions: [
          { ...remove.actions![0]!, namespace: 'Delete' },
          { ...remove.actions![0]!, name: 'Again', runOrder: 2, namespace: 'Again' },
        ],
      },
    ],
  });
  delivery.cloud.advance(5000);
  expect(delivery.executions()[0]).toMatchObject({ status: 'Succeeded' });
  expect(delivery.cloud.call('logs', 'DescribeLogGroups', { logGroupNamePrefix: 'group' }).logGroups).toEqual(
    [],
  );
});
