// Deploys a CDK app with its own CLI, which gets the target by environment variables. What it writes lies outside the tree.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Clock } from '../clock/clock.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import { findStack } from '../steps/find-stack.ts';
import type { Target } from '../targets/target.ts';
import { urlsOf } from './up-template.ts';

export interface CdkApp {
  /** Absolute path of the folder with cdk.json. */
  readonly folder: string;
  /** Where the cloud assembly is written. */
  readonly state: string;
  readonly confirm?: Confirm | undefined;
}

/** Pinned by the major version: an app's own CLI is used where it has one. */
const otherwise = ['npx', '--yes', 'aws-cdk@2'];
const lastLines = 12;

/** @throws UserError with the end of what the CDK wrote when it fails */
export async function* deployCdk(
  target: Target,
  clock: Clock,
  { folder, state, confirm }: CdkApp,
): AsyncGenerator<Message, void> {
  const began = clock.elapsed();
  const { account, region, clients } = target;
  const assembly = `--output=${join(state, 'cdk.out')}`;
  if (confirm) {
    yield* cdk(target, folder, ['diff', assembly]);
    yield* confirm(`Deploy all stacks of the app to account ${account} in ${region}?`);
  }
  if (!(await findStack(clients, 'CDKToolkit'))) {
    // Not in the app's folder: it would be synthesised for nothing, into the tree.
    yield* cdk(target, folder, ['bootstrap', `aws://${account}/${region}`], state);
  }
  const outputsFile = join(state, 'cdk-outputs.json');
  rmSync(outputsFile, { force: true });
  yield* cdk(target, folder, [
    'deploy',
    '--all',
    '--require-approval=never',
    assembly,
    `--outputs-file=${outputsFile}`,
  ]);
  const all = existsSync(outputsFile)
    ? (JSON.parse(readFileSync(outputsFile, 'utf8')) as Record<string, Record<string, string>>)
    : {};
  for (const [stackName, outputs] of Object.entries(all)) {
    yield {
      code: 'stack-outputs',
      stackName,
      tookMs: clock.elapsed() - began,
      outputs,
      urls: urlsOf(outputs),
    };
  }
}

async function* cdk(
  target: Target,
  folder: string,
  args: readonly string[],
  cwd = folder,
): AsyncGenerator<Message, void> {
  const own = join(folder, 'node_modules', '.bin', 'cdk');
  const [command = '', ...before] = existsSync(own) ? [own] : otherwise;
  const child = spawn(command, [...before, ...args, '--no-notices', '--ci'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // A profile would come before the variables of an engine.
      AWS_PROFILE: '',
      ...target.environment,
      CDK_DEFAULT_ACCOUNT: target.account,
      CDK_DEFAULT_REGION: target.region,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
  });
  const ended = new Promise<number | Error>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const errors = createInterface({ input: child.stderr });
  const said: string[] = [];
  errors.on('line', (line) => said.push(line));
  for await (const text of createInterface({ input: child.stdout })) {
    said.push(text);
    if (text.trim() !== '' && !/_IN_PROGRESS\b/.test(text)) yield { code: 'tool-line', tool: 'cdk', text };
  }
  const outcome = await ended;
  if (outcome === 0) return;
  if (outcome instanceof Error) throw new UserError(`${command} could not be run: ${outcome.message}`);
  const end = said.filter((line) => line.trim() !== '').slice(-lastLines);
  throw new UserError([`cdk ${args[0]} failed:`, ...end.map((line) => `  ${line}`)].join('\n'));
}
