// Takes one public stack through its life on an engine of its own: created, asked, updated, deleted.
import { get } from 'node:https';
import { basename, dirname } from 'node:path';
import type { Parameter, ParameterDeclaration } from '@aws-sdk/client-cloudformation';
import { type Clients, clientsFor } from '../engine/clients.ts';
import { EngineProcess } from '../engine/engine-process.ts';
import { bootstrap } from './cloud-assembly.ts';
import { inventory } from './leftovers.ts';
import { ownBuckets, packaged, put, uploadNamed } from './nested-templates.ts';
import { type Root, templatesIn } from './roots.ts';
import { emptiedBuckets, ended, firstTrouble, recordedTypes, resourcesOf, retained } from './stacks.ts';
import { storeParameters } from './stored-parameters.ts';
import { makeSurroundings, makeZones, type Surroundings, valuesFor } from './surroundings.ts';

/** Each is a word or a sentence for people; empty where the stack did not come that far. */
export interface Outcome {
  readonly name: string;
  readonly status: string;
  /** The first failure, or what the stack waits for. */
  readonly trouble: string;
  readonly resources: number;
  readonly recorded: readonly string[];
  /** What the template says to keep, and was kept. */
  readonly retained: readonly string[];
  /** What its load balancers answer. */
  readonly serves: string;
  /** Running tasks of those desired. */
  readonly holds: string;
  readonly emptyUpdate: string;
  readonly parameterUpdate: string;
  readonly deleted: string;
  readonly seconds: number;
}

export interface Options {
  readonly runtime: string;
  /** How many of the engine's seconds pass in one of the machine's. */
  readonly rate: number;
  /** `short` or `aws`. */
  readonly waits: string;
  /** Of the machine's clock, for each of create, update and delete. */
  readonly patienceMs: number;
}

const account = '000000000000';
const region = 'us-east-1';
const scaledEngine = new URL('./scaled-engine.ts', import.meta.url);

export async function rehearseRoot(root: Root, options: Options): Promise<Outcome> {
  const began = performance.now();
  const engine = await EngineProcess.make(options.runtime);
  let outcome: Partial<Outcome> = {};
  try {
    const isReady = await engine.start({
      program: scaledEngine,
      args: ['--rate', String(options.rate), '--waits', options.waits],
    });
    if (!isReady) throw new Error(`The engine did not start: ${engine.lines.join(' ')}`);
    outcome = await life(root, clientsFor(engine.endpoint), options);
  } catch (error) {
    const { name, message } = error as Error;
    outcome = { ...outcome, status: outcome.status ?? 'REFUSED', trouble: `${name}: ${message}` };
  } finally {
    await engine.remove();
  }
  const problems = engine.lines.filter((line) => !/ExperimentalWarning/.test(line));
  return {
    name: root.name,
    resources: 0,
    recorded: [],
    retained: [],
    serves: '',
    holds: '',
    emptyUpdate: '',
    parameterUpdate: '',
    deleted: '',
    status: '',
    ...outcome,
    trouble: [
      ...(outcome.trouble ? [outcome.trouble] : []),
      ...problems.slice(0, 1).map((line) => `engine: ${line}`),
    ].join('; '),
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

const Capabilities = [
  'CAPABILITY_IAM' as const,
  'CAPABILITY_NAMED_IAM' as const,
  'CAPABILITY_AUTO_EXPAND' as const,
];

async function life(root: Root, clients: Clients, options: Options): Promise<Partial<Outcome>> {
  const around = await makeSurroundings(clients);
  await bootstrap(clients, dirname(root.file), account, region);
  await storeParameters(clients, templatesIn(root.folder).values(), around);
  const empty = await inventory(clients);
  for (const [index, { file, stackName, parameters }] of root.exporters.entries()) {
    const other = await prepare({ ...root, file, parameters }, clients, around);
    const trouble = await deployed(clients, stackName ?? `corpus-${index}`, other, options);
    if (trouble) return { status: 'EXPORTER FAILED', trouble: `${basename(file)}: ${trouble}` };
  }
  const prepared = await prepare(root, clients, around);
  await makeZones(clients, prepared.known);
  const { parameters: Parameters } = prepared;
  const source = await sourceOf(clients, prepared.text);
  const { StackId = '' } = await clients.cloudFormation.createStack({
    StackName: 'corpus-stack',
    Parameters,
    Capabilities,
    ...source,
  });
  const created = await ended(clients, StackId, options.patienceMs);
  const resources = await resourcesOf(clients, StackId);
  const found: { -readonly [K in keyof Outcome]?: Outcome[K] } = {
    status: created?.StackStatus ?? 'HANGS',
    resources: resources.length,
    recorded: recordedTypes(resources),
  };
  if (created?.StackStatus !== 'CREATE_COMPLETE') {
    found.trouble = (await firstTrouble(clients, StackId)) ?? created?.StackStatusReason ?? '';
    return found;
  }
  found.serves = await answers(
    clients,
    resources.filter(({ ResourceType }) => ResourceType === 'AWS::ElasticLoadBalancingV2::LoadBalancer'),
  );
  found.holds = await counts(clients);

  const update = async (changed: Parameter[]): Promise<string> => {
    const change = { StackName: StackId, Parameters: changed, Capabilities, ...source };
    try {
      await clients.cloudFormation.updateStack(change);
    } catch (error) {
      return (error as Error).message;
    }
    const updated = await ended(clients, StackId, options.patienceMs);
    const status = updated?.StackStatus ?? 'HANGS';
    return status === 'UPDATE_COMPLETE'
      ? status
      : `${status}: ${(await firstTrouble(clients, StackId)) ?? ''}`;
  };
  found.emptyUpdate = shortened(await update(Parameters));
  const changed = oneChanged(prepared.declared, Parameters);
  found.parameterUpdate = changed ? `${changed.name}: ${await update(changed.parameters)}` : 'no parameter';

  await clients.cloudFormation.deleteStack({ StackName: StackId });
  let gone = await ended(clients, StackId, options.patienceMs);
  if (gone?.StackStatus === 'DELETE_FAILED' && (await emptiedBuckets(clients, StackId))) {
    await clients.cloudFormation.deleteStack({ StackName: StackId });
    gone = await ended(clients, StackId, options.patienceMs);
  }
  found.deleted = gone?.StackStatus ?? 'HANGS';
  if (gone?.StackStatus !== 'DELETE_COMPLETE') {
    found.trouble = (await firstTrouble(clients, StackId)) ?? '';
  } else if (root.exporters.length === 0) {
    const kept = await retained(clients, StackId);
    const left = [...(await inventory(clients))].filter((one) => !empty.has(one) && !isOurs(one));
    const isKept = (one: string) => kept.some((id) => one.endsWith(` ${id}`));
    const lost = left.filter((one) => !isKept(one));
    if (lost.length > 0) found.deleted += `, left: ${lost.join(', ')}`;
    found.retained = left.filter(isKept);
  }
  return found;
}

const isOurs = (name: string) => ownBuckets.has(name.replace('bucket ', ''));
const shortened = (text: string) => (/No updates are to be performed/.test(text) ? 'none, as on AWS' : text);

interface Prepared {
  readonly text: string;
  readonly declared: readonly ParameterDeclaration[];
  readonly parameters: Parameter[];
  /** The value of each parameter. */
  readonly known: Readonly<Record<string, string>>;
}

async function prepare(root: Root, clients: Clients, around: Surroundings): Promise<Prepared> {
  const text = await packaged(clients, root.file, root.folder);
  const source = await sourceOf(clients, text);
  const { Parameters: declared = [] } = await clients.cloudFormation.getTemplateSummary(source);
  const parameters = valuesFor(declared, root.parameters, around);
  const known: Record<string, string> = Object.fromEntries([
    ...declared.map(({ ParameterKey = '', DefaultValue = '' }) => [ParameterKey, DefaultValue]),
    ...parameters.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  ]);
  await uploadNamed(clients, root.folder, known);
  return { text, declared, parameters, known };
}

/** What is too long for the call itself comes by S3. */
async function sourceOf(clients: Clients, text: string) {
  if (Buffer.byteLength(text) <= 51_200) return { TemplateBody: text };
  await put(clients, 'corpus-packages', 'root.template', text);
  return { TemplateURL: 'https://corpus-packages.s3.amazonaws.com/root.template' };
}

async function deployed(
  clients: Clients,
  StackName: string,
  { text, parameters: Parameters }: Prepared,
  { patienceMs }: Options,
): Promise<string | undefined> {
  await clients.cloudFormation.createStack({
    StackName,
    ...(await sourceOf(clients, text)),
    Parameters,
    Capabilities,
  });
  const stack = await ended(clients, StackName, patienceMs);
  return stack?.StackStatus === 'CREATE_COMPLETE'
    ? undefined
    : ((await firstTrouble(clients, StackName)) ?? 'it hangs');
}

/** GET through each load balancer's name: any status below 500 is an answer. */
async function answers({ elb }: Clients, balancers: readonly { PhysicalResourceId?: string }[]) {
  const said: string[] = [];
  for (const { PhysicalResourceId = '' } of balancers) {
    const { LoadBalancers = [] } = await elb.describeLoadBalancers({
      LoadBalancerArns: [PhysicalResourceId],
    });
    const { DNSName, Type } = LoadBalancers[0] ?? {};
    const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn: PhysicalResourceId });
    const scheme = Listeners.some(({ Protocol }) => Protocol === 'HTTP' || Protocol === 'TCP')
      ? 'http'
      : 'https';
    try {
      said.push(await statusOf(`${scheme}://${DNSName}/`));
    } catch (error) {
      said.push(`${Type}: ${(error as Error).message}`);
    }
  }
  return said.join(', ') || 'no load balancer';
}

/** Certificates that the engine issues are self-signed. */
async function statusOf(url: string): Promise<string> {
  const signal = AbortSignal.timeout(5_000);
  if (url.startsWith('http:')) {
    const response = await fetch(url, { redirect: 'manual', signal });
    await response.arrayBuffer();
    return String(response.status);
  }
  return new Promise((resolve, reject) => {
    get(url, { rejectUnauthorized: false, signal }, (response) => {
      response.resume();
      resolve(`${response.statusCode} (TLS)`);
    }).on('error', reject);
  });
}

async function counts({ ecs }: Clients): Promise<string> {
  let [running, desired] = [0, 0];
  const { clusterArns = [] } = await ecs.listClusters({});
  for (const cluster of clusterArns) {
    const { serviceArns = [] } = await ecs.listServices({ cluster, maxResults: 100 });
    for (let at = 0; at < serviceArns.length; at += 10) {
      const { services = [] } = await ecs.describeServices({
        cluster,
        services: serviceArns.slice(at, at + 10),
      });
      for (const one of services) {
        running += one.runningCount ?? 0;
        desired += one.desiredCount ?? 0;
      }
    }
  }
  return `${running}/${desired}`;
}

/** One parameter more or other than before: a count by preference, else a health check's path, else an image's tag. */
function oneChanged(declared: readonly ParameterDeclaration[], given: readonly Parameter[]) {
  const value = (one: ParameterDeclaration) =>
    given.find(({ ParameterKey }) => ParameterKey === one.ParameterKey)?.ParameterValue ??
    one.DefaultValue ??
    '';
  const free = declared.filter(({ ParameterConstraints }) => !ParameterConstraints?.AllowedValues?.length);
  const choices: readonly (readonly [RegExp, (before: string) => string])[] = [
    [/desired|taskcount|servicecount/i, (before) => String(Number(before) + 1)],
    [/max(imum)?.?(containers|capacity|tasks|size)|max$/i, (before) => String(Number(before) + 1)],
    [/health.*path/i, (before) => `${before.replace(/\/$/, '')}/changed`],
    [/image|container.*url/i, (before) => `${before.replace(/:[\w.-]+$/, '')}:changed`],
  ];
  for (const [pattern, change] of choices) {
    const one = free.find(({ ParameterKey = '', ParameterType }) => {
      return pattern.test(ParameterKey) && ['String', 'Number'].includes(ParameterType ?? '');
    });
    if (!one) continue;
    const { ParameterKey = '' } = one;
    const others = given.filter((each) => each.ParameterKey !== ParameterKey);
    const parameters = [...others, { ParameterKey, ParameterValue: change(value(one)) }];
    return { name: ParameterKey, parameters };
  }
  return undefined;
}
