// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codebuild-project.html
import type { CreateProjectInput, Tag } from '@aws-sdk/client-codebuild';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { repositoryTypes } from '../project/check.ts';

export const projectResource: ResourceType = {
  type: 'AWS::CodeBuild::Project',

  create(request, ctx) {
    const name = (request.properties.Name as string | undefined) ?? request.generatedName(255);
    ctx.call('codebuild', 'CreateProject', { ...members(request), name });
    return { status: 'success', physicalId: name, ...remarkOn(request.properties) };
  },

  update(name, request, ctx) {
    ctx.call('codebuild', 'UpdateProject', { ...unset, ...members(request), name });
    return { status: 'success', physicalId: name, ...remarkOn(request.properties) };
  },

  delete(name, _request, ctx) {
    ctx.call('codebuild', 'DeleteProject', { name });
    return { status: 'success', physicalId: name };
  },

  unread: ['Triggers'],
  read(name, _properties, ctx) {
    const project = ctx.call('codebuild', 'BatchGetProjects', { names: [name] }).projects?.[0];
    return (
      project && {
        ...project,
        BadgeEnabled: project.badge?.badgeEnabled ?? false,
        Visibility: project.projectVisibility ?? 'PRIVATE',
      }
    );
  },
  attributes(name, ctx) {
    const project = ctx.call('codebuild', 'BatchGetProjects', { names: [name] }).projects?.[0];
    if (!project) throw new AwsFault({ code: 'NotFound', message: `Project cannot be found: ${name}` });
    return { Arn: project.arn, Id: project.name };
  },
};

/** UpdateProject keeps members that it is not given. A property that is no longer in the template means the default. */
const unset: Omit<CreateProjectInput, 'name' | 'source' | 'artifacts' | 'environment' | 'serviceRole'> = {
  description: '',
  sourceVersion: '',
  secondarySources: [],
  secondarySourceVersions: [],
  secondaryArtifacts: [],
  cache: { type: 'NO_CACHE' },
  logsConfig: { cloudWatchLogs: { status: 'ENABLED' } },
  timeoutInMinutes: 60,
  queuedTimeoutInMinutes: 480,
  badgeEnabled: false,
};

function members(request: ResourceRequest): Omit<CreateProjectInput, 'name'> {
  const { Name: _name, Tags, Triggers: _triggers, Visibility, ...properties } = request.properties;
  if (Visibility === 'PUBLIC_READ') {
    throw new AwsFault({ code: 'InvalidRequest', message: 'Drydock does not simulate public builds.' });
  }
  const tags = new Map<string, Tag>();
  for (const { Key, Value } of [...request.tags, ...((Tags ?? []) as ResourceRequest['tags'])]) {
    tags.set(Key, { key: Key, value: Value });
  }
  return { ...(camelCased(properties) as Omit<CreateProjectInput, 'name'>), tags: [...tags.values()] };
}

/** What of the project is recorded, and what follows from that. */
function remarkOn({ Source, Triggers }: Properties): { readonly remark?: string } {
  const { Type = '' } = (Source ?? {}) as { readonly Type?: string };
  const remarks = [
    ...(repositoryTypes.includes(Type) ? [`the source (${Type}): a build fails when it fetches it`] : []),
    ...(Triggers ? ['the webhook (Triggers): nothing starts builds'] : []),
  ];
  return remarks.length > 0 ? { remark: `Recorded only: ${remarks.join('; ')}.` } : {};
}

/** The API's member names are the type's property names in lower camel case, with one exception. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Properties).map(([name, inner]) => [
      name === 'BuildSpec' ? 'buildspec' : name.charAt(0).toLowerCase() + name.slice(1),
      camelCased(inner),
    ]),
  );
}
