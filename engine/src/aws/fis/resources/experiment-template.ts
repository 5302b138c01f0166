// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-fis-experimenttemplate.html
// Every property can change in place, but for its tags, which are a map.
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireTemplate } from '../find.ts';
import type { CreateExperimentTemplateRequest } from '../generated/client.ts';
import { templates } from '../state.ts';

type Input = Omit<CreateExperimentTemplateRequest, 'clientToken'>;

/** Maps whose keys are the user's own, by property. */
const userKeys: ReadonlySet<string> = new Set(['Parameters', 'ResourceTags', 'Tags']);
/** Those whose values are structures. */
const namedStructures: ReadonlySet<string> = new Set(['Targets', 'Actions']);

/** The API's member names: `roleArn` for `RoleArn`. An action's targets are a map to names, a template's to structures. */
function toApi(value: unknown, property = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => toApi(each));
  if (typeof value !== 'object' || value === null || userKeys.has(property)) return value;
  const isNamed = namedStructures.has(property);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      isNamed ? [name, toApi(inner)] : [name[0]!.toLowerCase() + name.slice(1), toApi(inner, name)],
    ),
  );
}

function inputOf({ properties, tags }: ResourceRequest): Input {
  const { Tags, ...settings } = properties as { Tags?: Record<string, string> };
  return {
    ...(toApi(settings) as Input),
    tags: { ...Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])), ...Tags },
  };
}

export const experimentTemplateResource: ResourceType = {
  type: 'AWS::FIS::ExperimentTemplate',
  create(request, ctx) {
    const { experimentTemplate } = ctx.call('fis', 'CreateExperimentTemplate', {
      clientToken: ctx.ids.uuid(),
      ...inputOf(request),
    });
    return { status: 'success', physicalId: experimentTemplate?.id ?? '' };
  },
  update(id, request, ctx) {
    const { tags = {}, targets = {}, ...settings } = inputOf(request);
    ctx.call('fis', 'UpdateExperimentTemplate', { id, targets, ...settings });
    ctx.put(templates, id, { ...requireTemplate(ctx, id), tags });
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(templates, id)) ctx.call('fis', 'DeleteExperimentTemplate', { id });
    return { status: 'success', physicalId: id };
  },
  read: (id, _properties, ctx) => ctx.call('fis', 'GetExperimentTemplate', { id }).experimentTemplate,
  attributes: (id, ctx) => ({ Id: requireTemplate(ctx, id).id }),
};
