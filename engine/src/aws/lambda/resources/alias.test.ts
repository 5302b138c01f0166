import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import { create, eventsOf, update } from '../../cloudformation/testing/stacks.ts';
import { logs } from '../../logs/index.ts';
import { lambda } from '../index.ts';
import { functionInput, lambdaRoles, zip } from '../testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  const services = [lambda, lambdaRoles, logs];
  const stacks = cloudFormation(services.flatMap(({ resources = [] }) => resources));
  cloud = rehearse({ services: [...services, stacks] });
  cloud.call('lambda', 'CreateFunction', functionInput);
});
afterEach(() => cloud[Symbol.dispose]());

const template = (version: string, description: string) =>
  JSON.stringify({
    Resources: {
      [version]: {
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'Retain',
        Properties: { FunctionName: 'f' },
      },
      Live: {
        Type: 'AWS::Lambda::Alias',
        UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: 'a', DeploymentGroupName: 'g' } },
        Properties: {
          Name: 'live',
          FunctionName: 'f',
          FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
          Description: description,
        },
      },
    },
  });
const ends = () => eventsOf(cloud).filter((line) => /^Live (CREATE|UPDATE)_COMPLETE/.test(line));

it('an alias that CodeDeploy would move is moved at once, and its event says so', () => {
  create(cloud, template('First', 'one'));
  update(cloud, template('First', 'two'));
  cloud.advance(1000);
  cloud.call('lambda', 'UpdateFunctionCode', { FunctionName: 'f', ZipFile: zip('2') });
  update(cloud, template('Second', 'two'));
  expect(ends()).toEqual([
    'Live CREATE_COMPLETE',
    'Live UPDATE_COMPLETE',
    'Live UPDATE_COMPLETE (Drydock moves aliases at once: CodeDeploy shifts no traffic, calls no hooks and watches no alarms.)',
  ]);
  const { FunctionVersion } = cloud.call('lambda', 'GetAlias', { FunctionName: 'f', Name: 'live' });
  expect(FunctionVersion).toBe('2');
});
