// Everything that can be scaffolded passes `npm run check`, in a copy of the repository.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scaffold } from './new.ts';
import { kinds } from './scaffold/kinds.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const left = ['node_modules', '.git', '.drydock', 'cdk.out'];
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'drydock-scaffold-'));
  for (const entry of readdirSync(root)) {
    if (!left.includes(entry)) cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  linkPackages(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Installed packages are those of here; the workspaces among them, which are relative links, are the copy's. */
function linkPackages(from: string, to: string): void {
  mkdirSync(join(to, '@drydock'), { recursive: true });
  for (const name of readdirSync(from))
    if (name !== '@drydock') symlinkSync(join(from, name), join(to, name));
  for (const name of readdirSync(join(from, '@drydock')))
    symlinkSync(readlinkSync(join(from, '@drydock', name)), join(to, '@drydock', name));
}

/** One of each; the service is one whose client is installed. */
const calls: readonly (readonly string[])[] = [
  ['service', 'toy', '@aws-sdk/client-sts', 'awsQuery'],
  ['operation', 'toy', 'GetCallerIdentity'],
  ['operation', 'toy', 'GetSessionToken'],
  ['resource', 'toy', 'AWS::SQS::Queue'],
  ['resource', 'toy', 'AWS::SQS::QueuePolicy'],
  ['event', 'toy', 'Toy State Change'],
  ['action-target', 'toy', 'toy'],
  ['action', 'toy-action'],
  ['command', 'toy'],
  ['event', 'ssm', 'Toy State Change'],
  ['action-target', 'autoscaling', 'toy'],
  ['resource', 'ec2', 'AWS::EC2::Toy'],
  ['resource', 'sts', 'AWS::STS::Toy'],
  ['driver', 'toy'],
];

it('makes files that the formatter, the linter and the type checker accept as they are', {
  timeout: 300_000,
}, () => {
  expect(new Set(calls.map(([kind]) => kind))).toEqual(new Set(kinds.map(({ name }) => name)));
  const written = calls.flatMap((call) => scaffold(copy, call).map(({ path }) => path));
  const run = (command: string, ...args: string[]) => {
    const program = join(root, 'node_modules', '.bin', command);
    const { status, stdout } = spawnSync(program, args, { cwd: copy, encoding: 'utf8' });
    expect(status, stdout).toBe(0);
  };
  run('node', 'engine/scripts/generate-operations.ts');
  run('node', 'engine/scripts/generate-resources.ts');
  run('biome', 'check', '--vcs-enabled=false', ...new Set(written));
  run('tsc', '--noEmit');
});

it.each([
  [[], 'npm run new -- …'],
  [['operation', 'sqs'], 'npm run new -- operation <service> <Name>'],
  [['operation', 'nowhere', 'CreateQueue'], 'There is no service nowhere'],
  [['resource', 'sts', 'Queue'], 'Queue is no resource type'],
  [
    ['operation', 'sts', 'GetCallerIdentity'],
    'engine/src/aws/sts/operations/get-caller-identity.ts exists already',
  ],
])('refuses %j, and writes nothing', (call, message) => {
  expect(() => scaffold(root, call)).toThrow(message);
});
