import { describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { answerInvocations } from '../../testing/function-stand-in.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { functionInput, lambdaRoles } from '../lambda/testing/functions.ts';
import { services } from '../services.ts';
import { type RotationEvent, rotate } from './testing/rotation-function.ts';

const dayMs = 86_400_000;
const RotationLambdaARN = 'arn:aws:lambda:us-east-1:000000000000:function:f';

const describeSecret = (cloud: Rehearsal) =>
  cloud.call('secretsmanager', 'DescribeSecret', { SecretId: 'db' });
const read = (cloud: Rehearsal, VersionStage = 'AWSCURRENT') =>
  cloud.call('secretsmanager', 'GetSecretValue', { SecretId: 'db', VersionStage }).SecretString;
/** A cloud with the secret `db`, whose value is `first`, and the function `f`, which Secrets Manager may call. */
function fresh(): Rehearsal {
  const cloud = rehearse({ services: [...services.filter(({ id }) => id !== 'iam'), lambdaRoles] });
  cloud.call('lambda', 'CreateFunction', functionInput);
  cloud.call('lambda', 'AddPermission', {
    FunctionName: 'f',
    StatementId: 's',
    Action: 'lambda:InvokeFunction',
    Principal: 'secretsmanager.amazonaws.com',
  });
  cloud.call('secretsmanager', 'CreateSecret', { Name: 'db', SecretString: 'first' });
  return cloud;
}

const begin = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('secretsmanager', 'RotateSecret', { SecretId: 'db', RotationLambdaARN, ...more });

/** Passwords `rotated 1`, `rotated 2` …; the calls that were made. */
function answering(cloud: Rehearsal): RotationEvent[] {
  const seen: RotationEvent[] = [];
  answerInvocations(cloud, (event) => {
    seen.push(event as unknown as RotationEvent);
    const made = new Set(seen.map(({ ClientRequestToken }) => ClientRequestToken)).size;
    rotate(cloud, event as unknown as RotationEvent, `rotated ${made}`);
  });
  return seen;
}

describe('RotateSecret', () => {
  test('calls the function in four steps, and moves the labels', () => {
    using cloud = fresh();
    const seen = answering(cloud);
    const { ARN, VersionId } = begin(cloud, { RotationRules: { AutomaticallyAfterDays: 30 } });
    cloud.settle();
    expect(seen).toEqual(
      ['createSecret', 'setSecret', 'testSecret', 'finishSecret'].map((Step) => ({
        Step,
        SecretId: ARN,
        ClientRequestToken: VersionId,
      })),
    );
    expect([read(cloud), read(cloud, 'AWSPREVIOUS')]).toEqual(['rotated 1', 'first']);
    expect(describeSecret(cloud)).toMatchObject({
      RotationEnabled: true,
      RotationLambdaARN,
      RotationRules: { AutomaticallyAfterDays: 30 },
      LastRotatedDate: new Date('2026-01-01T00:00:00Z'),
      NextRotationDate: new Date('2026-01-31T23:59:59Z'),
    });
    expect(Object.values(describeSecret(cloud).VersionIdsToStages!)).not.toContainEqual(['AWSPENDING']);
    expect(cloud.log).toEqual([]);
  });

  test('takes the client’s token for the new version', () => {
    using cloud = fresh();
    answering(cloud);
    const ClientRequestToken = '11111111-2222-3333-4444-555555555555';
    expect(begin(cloud, { ClientRequestToken }).VersionId).toBe(ClientRequestToken);
    cloud.settle();
    expect(describeSecret(cloud).VersionIdsToStages).toMatchObject({ [ClientRequestToken]: ['AWSCURRENT'] });
  });

  test('only tests the function when it is not to rotate at once', () => {
    using cloud = fresh();
    const seen: unknown[] = [];
    answerInvocations(cloud, ({ Step }) => void seen.push(Step));
    begin(cloud, { RotateImmediately: false, RotationRules: { ScheduleExpression: 'cron(0 8 1 * ? *)' } });
    cloud.settle();
    expect(seen).toEqual(['testSecret']);
    expect(read(cloud)).toBe('first');
    expect(Object.values(describeSecret(cloud).VersionIdsToStages!)).toEqual([['AWSCURRENT']]);
    expect(describeSecret(cloud).NextRotationDate).toEqual(new Date('2026-01-01T23:59:59Z'));
  });

  test.each([
    [
      { RotationLambdaARN: undefined },
      /^InvalidRequestException: No Lambda rotation function ARN is associated/,
    ],
    [
      { RotationLambdaARN: `${RotationLambdaARN}other` },
      /^AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function\./,
    ],
    [
      { RotationRules: { AutomaticallyAfterDays: 1, ScheduleExpression: 'rate(1 day)' } },
      /^InvalidParameterException: You cannot specify both/,
    ],
    [{ RotationRules: { ScheduleExpression: 'rate(3 hours)' } }, /^InvalidParameterException: .*four hours/],
    [{ RotationRules: { ScheduleExpression: 'soon' } }, /^InvalidParameterException: /],
  ])('refuses %j', (more, fault) => {
    using cloud = fresh();
    expect(faultOf(() => begin(cloud, more))).toMatch(fault);
    expect(describeSecret(cloud).RotationEnabled).toBe(false);
  });

  test('refuses a function whose policy does not let Secrets Manager in', () => {
    using cloud = fresh();
    cloud.call('lambda', 'RemovePermission', { FunctionName: 'f', StatementId: 's' });
    expect(faultOf(() => begin(cloud))).toMatch(/^AccessDeniedException: /);
  });
});

describe('a schedule', () => {
  test('rotates by the clock, until it is cancelled', () => {
    using cloud = fresh();
    answering(cloud);
    begin(cloud, { RotationRules: { ScheduleExpression: 'rate(10 days)' } });
    cloud.advance(10 * dayMs);
    expect(read(cloud)).toBe('rotated 2');
    cloud.restart();
    cloud.advance(10 * dayMs);
    expect(read(cloud)).toBe('rotated 3');
    cloud.call('secretsmanager', 'CancelRotateSecret', { SecretId: 'db' });
    cloud.advance(30 * dayMs);
    expect(read(cloud)).toBe('rotated 3');
    expect(describeSecret(cloud)).toMatchObject({ RotationEnabled: false });
    expect(describeSecret(cloud).NextRotationDate).toBeUndefined();
  });

  test.each([
    ['rate(6 hours)', undefined, '2026-01-01T07:00:00Z'],
    ['rate(6 hours)', '3h', '2026-01-01T09:00:00Z'],
    ['rate(1 day)', undefined, '2026-01-02T23:59:59Z'],
    ['cron(0 /8 * * ? *)', undefined, '2026-01-01T09:00:00Z'],
    ['cron(30 4 ? * SUN *)', '2h', '2026-01-04T06:30:00Z'],
  ])('%s, %s: DescribeSecret shows when its next window ends', (ScheduleExpression, Duration, at) => {
    using cloud = fresh();
    answering(cloud);
    begin(cloud, { RotationRules: { ScheduleExpression, Duration } });
    expect(describeSecret(cloud).NextRotationDate).toEqual(new Date(at));
  });
});

describe('a function that fails', () => {
  test('a rotation in progress, and one that has failed, shows as AWSPENDING', () => {
    using cloud = fresh();
    answerInvocations(cloud, () => {
      throw new Error('no route to the database');
    });
    const { VersionId = '' } = begin(cloud);
    cloud.settle();
    expect(describeSecret(cloud).VersionIdsToStages).toMatchObject({ [VersionId]: ['AWSPENDING'] });
    expect(faultOf(() => begin(cloud))).toBe(
      "InvalidRequestException: A previous rotation isn't complete. That rotation will be reattempted.",
    );
    cloud.advance(dayMs);
    expect(cloud.log).toHaveLength(5);
    expect(cloud.log[0]).toMatch(
      /^The rotation of the secret db failed \(1\): createSecret: .*no route to the database/,
    );
    expect(describeSecret(cloud).VersionIdsToStages).toMatchObject({ [VersionId]: ['AWSPENDING'] });
    expect(read(cloud)).toBe('first');
    expect(describeSecret(cloud).LastRotatedDate).toBeUndefined();
  });

  test('is called again from the first step, and the secret is rotated once', () => {
    using cloud = fresh();
    const seen: string[] = [];
    answerInvocations(cloud, (event) => {
      const { Step } = event as unknown as RotationEvent;
      seen.push(Step);
      if (Step === 'testSecret' && seen.length < 4) throw new Error('not yet');
      rotate(cloud, event as unknown as RotationEvent, 'rotated');
    });
    begin(cloud);
    cloud.advance(2 * 60_000);
    const tried = ['createSecret', 'setSecret', 'testSecret'];
    expect(seen).toEqual([...tried, ...tried, 'finishSecret']);
    expect([read(cloud), read(cloud, 'AWSPREVIOUS')]).toEqual(['rotated', 'first']);
  });

  test('that ends without moving AWSCURRENT has not rotated', () => {
    using cloud = fresh();
    answerInvocations(cloud, () => 'done');
    begin(cloud);
    cloud.settle();
    expect(cloud.log[0]).toContain('finishSecret did not move AWSCURRENT');
    expect(describeSecret(cloud).LastRotatedDate).toBeUndefined();
  });

  test('with the engine during a step is called again', () => {
    using cloud = fresh();
    begin(cloud);
    cloud.settle();
    cloud.restart();
    answering(cloud);
    cloud.advance(2 * 60_000);
    expect(read(cloud)).toBe('rotated 1');
  });
});

test('a rotation next finds the version that one before left behind', () => {
  using cloud = fresh();
  let isBroken = true;
  answerInvocations(cloud, (event) => {
    const { Step } = event as unknown as RotationEvent;
    if (isBroken && Step === 'setSecret') throw new Error('broken');
    rotate(cloud, event as unknown as RotationEvent, 'rotated');
  });
  const { VersionId } = begin(cloud);
  cloud.advance(dayMs);
  isBroken = false;
  expect(begin(cloud).VersionId).toBe(VersionId);
  cloud.settle();
  expect(read(cloud)).toBe('rotated');
});

describe('UpdateSecretVersionStage', () => {
  test('moves a label, and AWSPREVIOUS with AWSCURRENT', () => {
    using cloud = fresh();
    const put = (SecretString: string, stage: string) =>
      cloud.call('secretsmanager', 'PutSecretValue', {
        SecretId: 'db',
        SecretString,
        VersionStages: [stage],
      });
    const first = Object.keys(describeSecret(cloud).VersionIdsToStages!)[0]!;
    const second = put('second', 'blue').VersionId!;
    const move = (VersionStage: string, MoveToVersionId?: string, RemoveFromVersionId?: string) =>
      cloud.call('secretsmanager', 'UpdateSecretVersionStage', {
        SecretId: 'db',
        VersionStage,
        MoveToVersionId,
        RemoveFromVersionId,
      });
    expect(faultOf(() => move('AWSCURRENT', second))).toBe(
      `InvalidParameterException: The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version ${first}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
    expect(faultOf(() => move('AWSCURRENT', undefined, first))).toMatch(/It can't be completely removed\.$/);
    expect(faultOf(() => move('blue', 'none'))).toBe('InvalidParameterException: Not a valid version: none');
    move('AWSCURRENT', second, first);
    expect([read(cloud), read(cloud, 'AWSPREVIOUS')]).toEqual(['second', 'first']);
    move('blue', undefined, second);
    expect(faultOf(() => read(cloud, 'blue'))).toMatch(/^ResourceNotFoundException/);
    move('green', first);
    expect(read(cloud, 'green')).toBe('first');
  });
});
