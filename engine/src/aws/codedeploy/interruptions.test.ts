// What happens in the middle of a canary: its group is deleted, the engine is killed, a user stops it. The service answers all
// the while, and the next deployment succeeds.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeployedService, deployedService } from './testing/deployed-service.ts';

const minuteMs = 60_000;

let it: DeployedService;
beforeEach(() => {
  it = deployedService();
  it.configure(canary);
});
afterEach(() => {
  expect(it.cloud.log).toEqual([]);
  it.cloud[Symbol.dispose]();
});

const canary = { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' };

/** A deployment whose replacement has 10 % of the traffic. */
function inTheMiddle(): string {
  const id = it.deploy(it.register());
  it.cloud.advance(minuteMs);
  expect(it.weights(it.listener)).toEqual([90, 10]);
  return id;
}

function deployAgain(): void {
  const id = it.deploy(it.register());
  it.cloud.advance(40 * minuteMs);
  expect(it.deployment(id).status).toBe('Succeeded');
  expect(it.taskSets()).toHaveLength(1);
  const shares = it.weights(it.listener);
  expect([...shares].sort()).toEqual([0, 100]);
}

test('deleting its group stops it, and a group made again deploys over what it left', () => {
  const id = inTheMiddle();
  it.cloud.call('codedeploy', 'DeleteDeploymentGroup', {
    applicationName: 'app',
    deploymentGroupName: 'group',
  });
  it.cloud.advance(minuteMs);
  expect(it.deployment(id)).toMatchObject({
    status: 'Stopped',
    errorInformation: { code: 'DEPLOYMENT_GROUP_MISSING' },
  });
  it.cloud.call('codedeploy', 'CreateDeploymentGroup', {
    applicationName: 'app',
    deploymentGroupName: 'group',
    ...it.group,
    ...canary,
  });
  deployAgain();
});

test('the traffic goes on in its steps after a restart of the engine', () => {
  const id = inTheMiddle();
  it.cloud.restart();
  it.cloud.settle();
  expect(it.weights(it.listener)).toEqual([90, 10]);
  it.cloud.advance(40 * minuteMs);
  expect(it.deployment(id).status).toBe('Succeeded');
  expect(it.weights(it.listener)).toEqual([0, 100]);
});

test('stopped without a rollback, it leaves the traffic where it is; the next one succeeds', () => {
  const id = inTheMiddle();
  it.cloud.call('codedeploy', 'StopDeployment', { deploymentId: id, autoRollbackEnabled: false });
  it.cloud.restart();
  it.cloud.advance(10 * minuteMs);
  expect(it.deployment(id).status).toBe('Stopped');
  expect(it.weights(it.listener)).toEqual([90, 10]);
  deployAgain();
});

test('stopped with a rollback, all traffic returns, though the engine is killed in between', () => {
  const id = inTheMiddle();
  it.cloud.call('codedeploy', 'StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
  it.cloud.restart();
  it.cloud.advance(40 * minuteMs);
  expect(it.weights(it.listener)).toEqual([100, 0]);
  expect(it.taskSets()).toHaveLength(1);
  deployAgain();
});
