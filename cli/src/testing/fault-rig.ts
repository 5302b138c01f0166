// A reference system under load for tests of faults, FIS through the real AWS CLI, and what can be seen of the effects.
import { spawn, spawnSync } from 'node:child_process';
import { experimentRoleArn, makeExperimentRole } from '../chaos/experiment-role.ts';
import { systemClock } from '../clock/clock.ts';
import { type Answer, Generator } from '../rehearse/load/generator.ts';
import type { RehearsedSystem, Snapshot } from '../rehearse/scenario.ts';
import { findSystem } from '../rehearse/stage/find-system.ts';
import { takeSnapshot } from '../rehearse/stage/snapshot.ts';
import { isWhole } from '../rehearse/stage/stage.ts';
import { advanceClock } from './advance-clock.ts';
import { eventually, System } from './system.ts';

export const hasCli = spawnSync('aws', ['--version']).status === 0;

type Target = readonly [key: string, target: object];

export interface FaultAction {
  readonly actionId: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** The key that the action has for its target, and the target. */
  readonly target?: Target;
  readonly stopConditions?: readonly object[];
}

export interface RoleCredentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
}

export class FaultRig {
  readonly system = new System();
  readonly answers: Answer[] = [];
  #load: Generator | undefined;
  #known: RehearsedSystem | undefined;
  #role: RoleCredentials | undefined;

  async up(): Promise<number> {
    const { status } = await this.system.up();
    await makeExperimentRole(this.system.clients);
    this.#known = await findSystem(this.system.clients, undefined);
    this.#load = new Generator({
      clock: systemClock,
      cloudNow: () => systemClock.now(),
      answered: (answer) => this.answers.push(answer),
    });
    this.#load.play({ url: this.known.url, perSecond: () => 15 });
    return status;
  }

  async remove(): Promise<void> {
    await this.#load?.stop();
    await this.system.remove();
  }

  get known(): RehearsedSystem {
    if (!this.#known) throw new Error('The system is not up');
    return this.#known;
  }

  get roleArn(): string {
    return experimentRoleArn(this.system.engine.account);
  }

  arn(service: string, resource: string): string {
    const { region, account } = this.system.engine;
    return `arn:aws:${service}:${region}:${account}:${resource}`;
  }

  /** The real AWS CLI. @throws what it writes to standard error when it fails */
  async aws<T = unknown>(args: readonly string[], as?: RoleCredentials): Promise<T> {
    const { endpoint, region } = this.system.engine;
    const child = spawn('aws', [...args, '--output', 'json'], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ACCESS_KEY_ID: as?.AccessKeyId ?? 'any',
        AWS_SECRET_ACCESS_KEY: as?.SecretAccessKey ?? 'any',
        ...(as && { AWS_SESSION_TOKEN: as.SessionToken, AWS_MAX_ATTEMPTS: '1' }),
        AWS_PAGER: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let failure = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      failure += text;
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    if (status !== 0) throw new Error(failure);
    return (output.trim() === '' ? {} : JSON.parse(output)) as T;
  }

  /** What the AWS CLI says as the experiments' role; empty when it succeeds. */
  async failureAsRole(args: readonly string[]): Promise<string> {
    this.#role ??= await this.#assumeRole();
    return this.aws(args, this.#role).then(
      () => '',
      (error: Error) => error.message,
    );
  }

  async #assumeRole(): Promise<RoleCredentials> {
    const { Credentials } = await this.aws<{ Credentials: RoleCredentials }>([
      'sts',
      'assume-role',
      ...['--role-arn', this.roleArn, '--role-session-name', 'test'],
    ]);
    return Credentials;
  }

  /** Creates a template and starts an experiment of it. @returns its id, once it has begun */
  async start({ actionId, parameters = {}, target, stopConditions }: FaultAction): Promise<string> {
    const template = {
      description: actionId,
      stopConditions: stopConditions ?? [{ source: 'none' }],
      roleArn: this.roleArn,
      targets: target ? { chosen: { selectionMode: 'ALL', ...target[1] } } : {},
      actions: { it: { actionId, parameters, ...(target && { targets: { [target[0]]: 'chosen' } }) } },
    };
    const { experimentTemplate } = await this.aws<{ experimentTemplate: { id: string } }>([
      'fis',
      'create-experiment-template',
      ...['--cli-input-json', JSON.stringify(template)],
    ]);
    const { experiment } = await this.aws<{ experiment: { id: string } }>([
      'fis',
      'start-experiment',
      ...['--experiment-template-id', experimentTemplate.id],
    ]);
    await eventually(async () => (await this.status(experiment.id)) !== 'initiating');
    return experiment.id;
  }

  /** By a call of its own: the AWS CLI takes a second of processor time, and this is asked until it changes. */
  async status(id: string): Promise<string> {
    const { endpoint, region } = this.system.engine;
    const authorization = `AWS4-HMAC-SHA256 Credential=any/20260101/${region}/fis/aws4_request`;
    const answer = await fetch(`${endpoint}/experiments/${id}`, { headers: { authorization } });
    if (!answer.ok) throw new Error(await answer.text());
    const { experiment } = (await answer.json()) as { experiment: { state: { status: string } } };
    return experiment.state.status;
  }

  async stop(id: string): Promise<void> {
    await this.aws(['fis', 'stop-experiment', '--id', id]);
    await this.reaches(id, 'stopped');
  }

  async reaches(id: string, status: 'stopped' | 'completed'): Promise<void> {
    await eventually(async () => (await this.status(id)) === status);
  }

  look(): Promise<Snapshot> {
    return takeSnapshot(this.system.clients, this.known);
  }

  /** @param stepMs of the cloud's time, which passes between two looks */
  async untilWhole(stepMs = 0): Promise<void> {
    await eventually(async () => {
      if (isWhole(await this.look())) return true;
      if (stepMs > 0) await this.pass(stepMs);
      return false;
    });
  }

  pass(ms: number): Promise<void> {
    const { endpoint } = this.system.engine;
    return advanceClock(endpoint, this.system.state, { ms });
  }

  tasks(selectionMode = 'ALL'): Target {
    const { cluster, service } = this.known;
    return ['Tasks', { resourceType: 'aws:ecs:task', parameters: { cluster, service }, selectionMode }];
  }

  /** One that runs a task. */
  async instance(): Promise<{ readonly id: string; readonly target: Target }> {
    const { tasks } = await this.look();
    const id = tasks.find(({ status, instance }) => status === 'RUNNING' && instance)?.instance ?? '';
    const resourceArns = [this.arn('ec2', `instance/${id}`)];
    return { id, target: ['Instances', { resourceType: 'aws:ec2:instance', resourceArns }] };
  }

  async facts(instance: string) {
    const { Reservations } = await this.system.clients.ec2.describeInstances({ InstanceIds: [instance] });
    return Reservations?.[0]?.Instances?.[0];
  }

  async taskIds(): Promise<ReadonlySet<string>> {
    return new Set((await this.look()).tasks.map(({ id }) => id));
  }

  async isOneGone(before: ReadonlySet<string>): Promise<boolean> {
    const now = await this.taskIds();
    return [...before].some((id) => !now.has(id));
  }

  /** How long an answer takes: the fastest of three, each on a new connection. */
  async answerMs(): Promise<number> {
    const took: number[] = [];
    for (let times = 0; times < 3; times++) {
      const began = performance.now();
      await (await fetch(this.known.url, { headers: { connection: 'close' } })).arrayBuffer();
      took.push(performance.now() - began);
    }
    return Math.min(...took);
  }
}
