import { describe, expect, it } from 'vitest';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { type Account, examineAccount } from './aws-checks.ts';
import type { Finding } from './checks.ts';

/** An account that lacks nothing, but for what a test says. */
function account(given: {
  readonly getRole?: () => unknown;
  readonly vpcs?: number;
  readonly quota?: number;
  readonly connections?: readonly object[];
  readonly describeStacks?: () => unknown;
  readonly architecture?: string;
}): Account {
  const clients = fakeClients({
    ec2: { describeVpcs: () => ({ Vpcs: Array.from({ length: given.vpcs ?? 1 }, () => ({})) }) },
    connections: { listConnections: () => ({ Connections: given.connections ?? [] }) },
    cloudFormation: { describeStacks: given.describeStacks ?? (() => ({ Stacks: [{}] })) },
  });
  return {
    cloudFormation: clients.cloudFormation,
    connections: clients.connections,
    ec2: clients.ec2,
    iam: { getRole: async () => (given.getRole ?? (() => ({})))() } as never,
    serviceQuotas: { getServiceQuota: async () => ({ Quota: { Value: given.quota ?? 5 } }) } as never,
    account: '111122223333',
    region: 'eu-west-1',
    identity: 'arn:aws:iam::111122223333:user/me',
    architecture: given.architecture ?? 'x64',
  };
}

async function examined(given: Parameters<typeof account>[0]) {
  const findings: Finding[] = [];
  for await (const finding of examineAccount(account(given))) findings.push(finding);
  return findings;
}

const fail = (name: string) => () => {
  throw Object.assign(awsError(name, `${name}.`), { $fault: 'client', $service: 'IAM' });
};

describe('the doctor of an account', () => {
  it('finds nothing wrong with one that has what a deployment takes', async () => {
    const found = await examined({ connections: [{ ConnectionName: 'own', ConnectionStatus: 'AVAILABLE' }] });
    expect(found.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(found.map(({ about }) => about)).toEqual([
      'Account',
      'Roles',
      'VPCs',
      'vCPUs',
      'Connection',
      'Bootstrap',
      'Images',
    ]);
    expect(found[0]?.detail).toBe('111122223333, eu-west-1, as arn:aws:iam::111122223333:user/me');
  });

  it.each<[string, Parameters<typeof account>[0], string, Finding['status'], RegExp]>([
    ['missing roles', { getRole: fail('NoSuchEntityException') }, 'Roles', 'warning', /do not exist yet/],
    ['no room for a VPC', { vpcs: 5 }, 'VPCs', 'failure', /5 of 5/],
    ['too few vCPUs', { quota: 2 }, 'vCPUs', 'failure', /only 2/],
    [
      'a connection that nobody confirmed',
      { connections: [{ ConnectionName: 'own', ConnectionStatus: 'PENDING' }] },
      'Connection',
      'warning',
      /own is PENDING/,
    ],
    ['no connection', {}, 'Connection', 'ok', /none yet/],
    ['no bootstrap', { describeStacks: fail('ValidationError') }, 'Bootstrap', 'ok', /npx cdk bootstrap/],
    ['another architecture', { architecture: 'arm64' }, 'Images', 'warning', /arm64/],
    ['what it may not read', { getRole: fail('AccessDenied') }, 'Roles', 'warning', /could not be read/],
  ])('says %s', async (_, given, about, status, detail) => {
    const found = (await examined(given)).find((finding) => finding.about === about);
    expect(found).toMatchObject({ status, detail: expect.stringMatching(detail) });
  });
});
