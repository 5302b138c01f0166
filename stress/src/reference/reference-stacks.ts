// The reference system's two stacks on an engine in this process: the root by its templates, and the service as its pipeline
// would deploy it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { type Cloud, startCloud } from '../../../engine/src/cloud/cloud.ts';
import { ended, firstTrouble } from '../corpus/stacks.ts';
import { type Clients, clientsFor } from '../engine/clients.ts';

const templates = join(import.meta.dirname, '../../../infrastructure/templates');
const bucket = 'reference-templates';
const connection =
  'arn:aws:codeconnections:us-east-1:000000000000:connection/00000000-0000-4000-8000-000000000000';

export const imageOf = (digit: string) =>
  `000000000000.dkr.ecr.us-east-1.amazonaws.com/service@sha256:${digit.repeat(64)}`;

export class ReferenceStacks {
  readonly clients: Clients;
  readonly logs: CloudWatchLogs;
  readonly #cloud: Cloud;
  readonly #folder: string;
  /** What the engine logs. */
  readonly log: readonly string[];

  private constructor(cloud: Cloud, folder: string, log: readonly string[]) {
    this.#cloud = cloud;
    this.#folder = folder;
    this.log = log;
    this.clients = clientsFor(cloud.endpoint);
    const credentials = { accessKeyId: 'stress', secretAccessKey: 'stress' };
    this.logs = new CloudWatchLogs({ endpoint: cloud.endpoint, region: 'us-east-1', credentials });
  }

  static async start(): Promise<ReferenceStacks> {
    const folder = mkdtempSync(join(tmpdir(), 'drydock-reference-'));
    const log: string[] = [];
    const cloud = await startCloud({
      account: '000000000000',
      region: 'us-east-1',
      port: 0,
      stateFolder: folder,
      runtime: 'simulated',
      waits: 'short',
      log: (line) => void log.push(line),
    });
    const stacks = new ReferenceStacks(cloud, folder, log);
    const { s3 } = stacks.clients;
    await s3.createBucket({ Bucket: bucket });
    for (const Key of readdirSync(templates))
      await s3.putObject({ Bucket: bucket, Key, Body: readFileSync(join(templates, Key)) });
    return stacks;
  }

  get endpoint(): string {
    return this.#cloud.endpoint;
  }

  async stop(): Promise<void> {
    await this.#cloud.stop();
    rmSync(this.#folder, { recursive: true });
  }

  /** Creates the root stack; returns its outputs. */
  createRoot(parameters: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    return this.#create('drydock', 'root', {
      TemplateBaseUrl: `https://${bucket}.s3.us-east-1.amazonaws.com`,
      ...(parameters.Delivery !== 'GITHUB_ACTIONS' && { ConnectionArn: connection }),
      FullRepositoryId: 'example/service',
      BakeTimeInMinutes: '0',
      DeregistrationDelaySeconds: '1',
      HealthCheckIntervalSeconds: '5',
      ...parameters,
    });
  }

  /** What the pipeline's Deploy action gives to the service's stack. */
  async pipelineParameters(name: string, image: string): Promise<Record<string, string>> {
    const { pipeline } = await this.clients.codePipeline.getPipeline({ name });
    const [deploy] = pipeline?.stages?.find((stage) => stage.name === 'Deploy')?.actions ?? [];
    const overrides = deploy?.configuration?.ParameterOverrides ?? '{}';
    return { ...(JSON.parse(overrides) as Record<string, string>), ImageUri: image };
  }

  createService(parameters: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    return this.#create('drydock-service', 'service', parameters);
  }

  async updateService(parameters: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    await this.clients.cloudFormation.updateStack(request('drydock-service', 'service', parameters));
    return this.#outputs('drydock-service', 'UPDATE_COMPLETE');
  }

  async delete(StackName: string): Promise<void> {
    const { Stacks = [] } = await this.clients.cloudFormation.describeStacks({ StackName });
    const { StackId = '' } = Stacks[0] ?? {};
    await this.clients.cloudFormation.deleteStack({ StackName });
    await this.#ended(StackId, 'DELETE_COMPLETE');
  }

  async #create(StackName: string, template: string, parameters: Readonly<Record<string, string>>) {
    await this.clients.cloudFormation.createStack(request(StackName, template, parameters));
    return this.#outputs(StackName, 'CREATE_COMPLETE');
  }

  async #outputs(name: string, status: string): Promise<Record<string, string>> {
    const { Outputs = [] } = await this.#ended(name, status);
    return Object.fromEntries(
      Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  }

  async #ended(name: string, status: string): Promise<Stack> {
    const stack = await ended(this.clients, name, Number.POSITIVE_INFINITY);
    if (stack?.StackStatus !== status)
      throw new Error(`${name} is ${stack?.StackStatus}: ${await firstTrouble(this.clients, name)}`);
    return stack;
  }
}

function request(StackName: string, template: string, parameters: Readonly<Record<string, string>>) {
  return {
    StackName,
    TemplateBody: readFileSync(join(templates, `${template}.template.json`), 'utf8'),
    Capabilities: ['CAPABILITY_IAM' as const],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  };
}
