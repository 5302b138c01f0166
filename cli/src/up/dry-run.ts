// What `drydock up --target aws` would do, without credentials: what depends on the account has a placeholder.
import { hourlyCosts } from '../cost/hourly-costs.ts';
import {
  type NamedTemplate,
  type PlannedResource,
  plannedResources,
  typeCounts,
} from '../cost/planned-resources.ts';
import type { Message } from '../messages/message.ts';
import { findRemoteSource } from '../source/remote-source.ts';
import { connectionName } from '../steps/await-connection.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Chosen } from './choose.ts';
import { plannedOf, serviceTemplate, templatesOf } from './planned.ts';
import { deliversByGithub } from './up-github.ts';

export interface DryRunRequest {
  readonly chosen: Chosen;
  /** Undefined where only the person's credentials would say it. */
  readonly region: string | undefined;
  readonly parameters: readonly (readonly [string, string])[];
  readonly bucket: string | undefined;
  readonly connection: string | undefined;
  readonly repository: string | undefined;
}

type Step = Extract<Message, { code: 'dry-run' }>['steps'][number];

/** @throws UserError when the repository is nowhere that AWS could take it from */
export function* dryRun(request: DryRunRequest): Generator<Message> {
  const { chosen, region = 'REGION' } = request;
  const { system, finding, place } = chosen;
  const planned = plannedOf(chosen, Object.fromEntries(request.parameters)) ?? [];
  const title = `To AWS account ACCOUNT, ${region}, ${place.name} would be brought up so:`;
  if (system) {
    const { notices } = findRemoteSource(place.root, request.repository);
    for (const text of notices) yield { code: 'source-notice', text };
    yield { code: 'dry-run', title, steps: systemSteps(system, request, region) };
    yield { code: 'hourly-costs', items: hourlyCosts(planned) };
    return;
  }
  if (finding?.kind === 'cdk') {
    const steps = [
      { what: 'cdk diff', details: ['shows what changes, and asks'] },
      { what: 'cdk bootstrap', details: ['only where the stack CDKToolkit is missing'] },
      { what: 'cdk deploy --all', details: [] },
    ];
    yield { code: 'dry-run', title, steps };
    return;
  }
  if (finding?.kind !== 'template') throw new Error(`${finding?.kind} is no stack.`);
  const steps = [
    {
      what: `Upload what ${finding.template} names on this machine`,
      details: [`to the bucket drydock-artifacts-ACCOUNT-${region}, made if missing`],
    },
    {
      what: `Change set of the stack ${place.name}`,
      details: ['shows what changes, and asks', ...parameterLines(Object.fromEntries(request.parameters))],
    },
    { what: `Deploy the stack ${place.name}`, details: countLines(planned) },
  ];
  yield { code: 'dry-run', title, steps };
  yield { code: 'hourly-costs', items: hourlyCosts(planned) };
}

function systemSteps(system: SystemDescription, request: DryRunRequest, region: string): Step[] {
  const { stackName, infrastructure } = system;
  const { provider, repositoryId, branch } = findRemoteSource(request.chosen.place.root, request.repository);
  const templates = templatesOf(system);
  const bucket = request.bucket ?? `${stackName}-templates-ACCOUNT-${region}`;
  const files = infrastructure ? Object.keys(infrastructure.files) : [];
  const parameters = { ...system.parameters, ...Object.fromEntries(request.parameters) };
  const isOfService = ({ name }: NamedTemplate) => name === serviceTemplate;
  const root = templates.filter((each) => !isOfService(each));
  const others = plannedResources(root, parameters);
  const all = plannedResources(templates, parameters);
  const isByGithub = deliversByGithub({ ...system, parameters });
  const connection: Step[] = [
    {
      what: `Connection to ${provider}`,
      details: [
        request.connection ??
          `${connectionName(provider)}, made if missing; you confirm it once in the console, and it is waited for`,
      ],
    },
  ];
  const pipeline: Step[] = [
    {
      what: `Follow the pipeline: Source (${repositoryId}, ${branch}), Build, Deploy`,
      details: [`Deploy makes the stack ${stackName}-service:`, ...countLines(all.slice(others.length))],
    },
    { what: 'Wait for the first answer and for healthy tasks', details: [] },
  ];
  return [
    ...(isByGithub ? [] : connection),
    {
      what: `Bucket ${bucket}, made if missing`,
      details: [
        `${templates.length} templates: ${templates.map(({ name }) => name.replace('.template.json', '')).join(', ')}`,
        ...(infrastructure
          ? [`infrastructure.zip: ${[...files, infrastructure.serviceTemplate].join(', ')}`]
          : []),
      ],
    },
    {
      what: `Change set of the stack ${stackName}`,
      details: [
        'shows what changes, and asks',
        ...parameterLines({
          ...parameters,
          FullRepositoryId: repositoryId,
          BranchName: branch,
        }),
      ],
    },
    {
      what: `Deploy the stack ${stackName} with its nested stacks`,
      details: countLines(others),
    },
    ...(isByGithub ? [{ what: 'Name the variable that GitHub Actions needs', details: [] }] : pipeline),
  ];
}

const countLines = (resources: readonly PlannedResource[]) =>
  [...typeCounts(resources)]
    .filter(([type]) => type !== 'AWS::CloudFormation::Stack')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`);

const longestValue = 50;

/** A buildspec is a text of many lines: its first one will do. */
function parameterLines(parameters: Readonly<Record<string, string>>): string[] {
  return Object.entries(parameters).map(([name, value]) => {
    const [first = '', ...rest] = value.split('\n');
    return `${name}=${first.slice(0, longestValue)}${rest.length > 0 || first.length > longestValue ? ' …' : ''}`;
  });
}
