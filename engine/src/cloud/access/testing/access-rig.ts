// An engine whose callers are roles and users, and what it has kept of their calls.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { afterEach, beforeEach } from 'vitest';
import { type Cloud, startCloud } from '../../cloud.ts';
import type { AccessReport } from '../access-log.ts';

export const account = '111122223333';
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
export const root: Keys = { accessKeyId: 'any', secretAccessKey: 'any' };
export type Statement = Readonly<Record<string, unknown>>;

export const roleArn = `arn:aws:iam::${account}:role/app`;
export const session = `arn:aws:sts::${account}:assumed-role/app/one`;

export const allow = (Action: string, Resource = '*'): Statement => ({ Effect: 'Allow', Action, Resource });

export const trustAccount = (Principal: unknown = { AWS: account }) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  });

/** One for each test of the file. */
export function accessRig() {
  let folder: string;
  let cloud: Cloud;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drydock-access-'));
  });
  afterEach(async () => {
    await cloud.stop();
    rmSync(folder, { recursive: true });
  });

  const start = async (enforceIam = false) => {
    cloud = await startCloud({
      account,
      region: 'us-east-1',
      port: 0,
      stateFolder: folder,
      runtime: 'simulated',
      enforceIam,
      log: () => {},
    });
  };

  const config = (credentials: Keys) => ({
    endpoint: cloud.endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    forcePathStyle: true,
  });

  async function roleWith(...Statement: Statement[]): Promise<void> {
    const iam = new IAM(config(root));
    await iam.createRole({ RoleName: 'app', AssumeRolePolicyDocument: trustAccount() });
    if (Statement.length > 0)
      await iam.putRolePolicy({
        RoleName: 'app',
        PolicyName: 'own',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      });
  }

  async function assumed(Policy?: string): Promise<Keys> {
    const { Credentials } = await new STS(config(root)).assumeRole({
      RoleArn: roleArn,
      RoleSessionName: 'one',
      Policy,
    });
    return {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
  }

  const report = async (): Promise<AccessReport> =>
    (await (await fetch(`${cloud.endpoint}/_drydock/access`)).json()) as AccessReport;
  const denials = async () =>
    (await report()).denied.map(({ action, resource, count }) => [action, resource, count]);

  return {
    start,
    config,
    roleWith,
    assumed,
    report,
    denials,
    get cloud() {
      return cloud;
    },
  };
}
