// Computes a change set: what an update would do to each resource.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
import type { PolicyAction, ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../../contracts/resource-type.ts';
import { propertyChanges } from '../schema/changes.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { nestedStackType, templateChanges } from '../source/compare.ts';
import { declared, type Prepared } from '../source/prepare.ts';
import type { ResourceRecord } from '../state.ts';
import { deletionPolicyOf } from '../template/deletion-policy.ts';
import { evaluate } from '../template/evaluate.ts';
import { canonical, type Json } from '../template/json.ts';
import { attributesIn, inDependencyOrder, referencesIn } from '../template/references.ts';
import { noValue, type Scope, Unknown, type Value } from '../template/value.ts';

interface Comparison {
  /** Absent when the stack is created. */
  readonly before?: Prepared;
  readonly after: Prepared;
  readonly records: ReadonlyMap<string, ResourceRecord>;
  readonly types: TypeRegistry;
  /** What references to existing resources give now. */
  readonly live: Pick<Scope, 'ref' | 'getAtt'>;
  /** As DescribeChangeSet answers with IncludePropertyValues: that is computed from values, not from what refers to what. */
  readonly withValues: boolean;
  /** Resources whose attributes have changed by themselves. */
  readonly outdated: readonly string[];
}

/** In the order of the template; removed resources last. */
export function resourceChanges(comparison: Comparison): ResourceChange[] {
  const { before, after, withValues } = comparison;
  if (!before) return Object.keys(after.graph).map((logicalId) => added(logicalId, comparison, new Map()));
  const direct = new Map(templateChanges(before, after).map(({ logicalId, action }) => [logicalId, action]));
  const changes = new Map<string, ResourceChange>();
  for (const logicalId of inDependencyOrder(after.graph)) {
    if (direct.get(logicalId) === 'Add') {
      changes.set(logicalId, added(logicalId, comparison, changes));
      continue;
    }
    const context = afterContext(logicalId, comparison, changes);
    const details = [
      ...(direct.has(logicalId) ? directDetails(logicalId, before, comparison) : []),
      ...causedDetails(logicalId, comparison, changes),
      ...(comparison.outdated.includes(logicalId) ? [automatic] : []),
    ].map((detail) => (withValues ? valued(detail, comparison.records.get(logicalId), context) : detail));
    if (details.length > 0) changes.set(logicalId, modified(logicalId, details, context, comparison));
  }
  const removed = [...direct].filter(([, action]) => action === 'Remove');
  return [
    ...Object.keys(after.graph).flatMap((logicalId) => changes.get(logicalId) ?? []),
    ...removed.map(([logicalId]) => removal(logicalId, comparison)),
  ];
}

function added(
  logicalId: string,
  comparison: Comparison,
  changes: ReadonlyMap<string, ResourceChange>,
): ResourceChange {
  return {
    Action: 'Add',
    LogicalResourceId: logicalId,
    ResourceType: comparison.after.template.Resources[logicalId]!.Type,
    Scope: [],
    Details: [],
    ...contextOf('AfterContext', afterContext(logicalId, comparison, changes), comparison),
  };
}

function removal(logicalId: string, comparison: Comparison): ResourceChange {
  const { before, records } = comparison;
  const declaration = before!.template.Resources[logicalId]!;
  const record = records.get(logicalId);
  return {
    PolicyAction: policyAction(deletionPolicyOf(declaration), 'Delete'),
    Action: 'Remove',
    LogicalResourceId: logicalId,
    ...identity(record),
    ResourceType: declaration.Type,
    Scope: [],
    Details: [],
    ...contextOf('BeforeContext', record?.shape && removedContext(logicalId, comparison), comparison),
  };
}

function modified(
  logicalId: string,
  details: ResourceChangeDetail[],
  context: Properties,
  comparison: Comparison,
): ResourceChange {
  const { after, records } = comparison;
  const { Type, UpdateReplacePolicy } = after.template.Resources[logicalId]!;
  const record = records.get(logicalId);
  const asks = (recreation: string, evaluation?: string) =>
    details.some(
      ({ Target, Evaluation }) =>
        Target?.RequiresRecreation === recreation && (evaluation === undefined || Evaluation === evaluation),
    );
  const replacement = asks('Always', 'Static')
    ? 'True'
    : asks('Always') || asks('Conditionally')
      ? 'Conditional'
      : 'False';
  return {
    ...(replacement === 'True'
      ? { PolicyAction: policyAction(UpdateReplacePolicy, 'ReplaceAndDelete') }
      : {}),
    Action: 'Modify',
    LogicalResourceId: logicalId,
    ...identity(record),
    ResourceType: Type,
    Replacement: replacement,
    Scope: [...new Set(details.map(({ Target }) => Target!.Attribute!))],
    Details: details,
    ...contextOf('BeforeContext', record?.shape?.properties, comparison),
    ...contextOf('AfterContext', context, comparison),
  };
}

function policyAction(policy: string | undefined, otherwise: 'Delete' | 'ReplaceAndDelete'): PolicyAction {
  const replaces = otherwise === 'ReplaceAndDelete';
  if (policy?.startsWith('Retain')) return replaces ? 'ReplaceAndRetain' : 'Retain';
  if (policy === 'Snapshot') return replaces ? 'ReplaceAndSnapshot' : 'Snapshot';
  return otherwise;
}

/** Differences between the two templates with their parameters. */
function directDetails(
  logicalId: string,
  before: Prepared,
  { after, types }: Comparison,
): ResourceChangeDetail[] {
  const [old, next] = [declared(before, logicalId), declared(after, logicalId)];
  const schema = types(next.type)?.schema;
  const details = propertyChanges(old.properties, next.properties, schema).flatMap((change) => {
    const target = {
      Attribute: change.name === 'Tags' ? ('Tags' as const) : ('Properties' as const),
      Name: change.name,
      RequiresRecreation: change.recreation,
    };
    const causes = changedParameters(
      after.template.Resources[logicalId]!.Properties[change.name],
      before,
      after,
    );
    return [
      ...causes.map((CausingEntity) => ({
        Target: target,
        Evaluation: 'Static' as const,
        ChangeSource: 'ParameterReference' as const,
        CausingEntity,
      })),
      {
        Target: target,
        Evaluation: causes.length > 0 ? ('Dynamic' as const) : ('Static' as const),
        ChangeSource: 'DirectModification' as const,
      },
    ];
  });
  if (canonical(old.metadata) !== canonical(next.metadata)) {
    details.push({
      Target: { Attribute: 'Metadata', RequiresRecreation: 'Never' } as never,
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    });
  }
  if (details.length > 0 || next.type !== nestedStackType) return details;
  return [automatic];
}

const automatic: ResourceChangeDetail = {
  Target: { Attribute: 'Properties', RequiresRecreation: 'Never' },
  Evaluation: 'Dynamic',
  ChangeSource: 'Automatic',
};

/** The parameters with another value, or none before, that the property refers to. */
function changedParameters(value: Json | undefined, before: Prepared, after: Prepared): string[] {
  return [...referencesIn(value ?? '')].filter(
    (name) =>
      Object.hasOwn(after.template.Parameters, name) &&
      canonical(before.scope.parameters[name]) !== canonical(after.scope.parameters[name]),
  );
}

/** Changes that follow from those of resources that this one refers to. */
function causedDetails(
  logicalId: string,
  { after: { template, scope }, types, withValues }: Comparison,
  changes: ReadonlyMap<string, ResourceChange>,
): ResourceChangeDetail[] {
  const { Type, Properties: declaredProperties } = template.Resources[logicalId]!;
  const schema = types(Type)?.schema;
  return Object.entries(declaredProperties).flatMap(([name, value]) =>
    attributesIn(value, scope.condition).flatMap(({ name: other, attribute }): ResourceChangeDetail[] => {
      const change = changes.get(other);
      if (change?.Action !== 'Modify') return [];
      const replaced = change.Replacement ?? 'False';
      // Ref is the physical id, which changes only with a replacement.
      if (replaced === 'False' && attribute === undefined) return [];
      // By values, an attribute is thought to stay what it is as long as its resource does.
      if (replaced === 'False' && withValues) return [];
      const Target = {
        Attribute: 'Properties' as const,
        Name: name,
        RequiresRecreation:
          schema?.properties[name]?.replacement === 'always' ? ('Always' as const) : ('Never' as const),
      };
      return [
        ...(withValues
          ? [{ Target, Evaluation: 'Dynamic' as const, ChangeSource: 'DirectModification' as const }]
          : []),
        {
          Target,
          Evaluation: replaced === 'True' ? 'Static' : 'Dynamic',
          ChangeSource: attribute === undefined ? 'ResourceReference' : 'ResourceAttribute',
          CausingEntity: attribute === undefined ? other : `${other}.${attribute}`,
        },
      ];
    }),
  );
}

function identity(record: ResourceRecord | undefined): { PhysicalResourceId?: string } {
  return record?.physicalId === undefined ? {} : { PhysicalResourceId: record.physicalId };
}

/** What the property was and will be. */
function valued(
  detail: ResourceChangeDetail,
  record: ResourceRecord | undefined,
  context: Properties,
): ResourceChangeDetail {
  const { Name, Attribute } = detail.Target ?? {};
  if (Name === undefined || (Attribute !== 'Properties' && Attribute !== 'Tags')) return detail;
  const [before, after] = [record?.shape?.properties[Name], context[Name]];
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return {
    ...detail,
    Target: {
      ...detail.Target,
      Path: `/Properties/${Name}`,
      ...(before === undefined ? {} : { BeforeValue: text(before) }),
      ...(after === undefined ? {} : { AfterValue: text(after) }),
      AttributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
    },
  };
}

function contextOf(
  name: 'BeforeContext' | 'AfterContext',
  properties: Properties | undefined,
  { withValues }: Comparison,
): Pick<ResourceChange, 'BeforeContext' | 'AfterContext'> {
  return withValues && properties ? { [name]: JSON.stringify({ Properties: properties }) } : {};
}

/** Recorded: AWS does not look up the attributes that a resource's properties were made from when it is removed. */
function removedContext(logicalId: string, { before, live }: Comparison): Properties {
  const { template, scope } = before!;
  const known: Scope = { ...scope, ref: live.ref };
  return foreseen(evaluate(template.Resources[logicalId]!.Properties, known)) as Properties;
}

/** Values of resources that stay what they are are known, those of new and replaced ones are not. */
function afterContext(
  logicalId: string,
  { after: { template, scope }, records, live }: Comparison,
  changes: ReadonlyMap<string, ResourceChange>,
): Properties {
  const stays = (other: string) => {
    const change = changes.get(other);
    return records.get(other)?.shape !== undefined && (!change || change.Replacement === 'False');
  };
  const known: Scope = {
    ...scope,
    ref: (other) => (stays(other) ? live : scope).ref(other),
    getAtt: (other, attribute) => (stays(other) ? live : scope).getAtt(other, attribute),
  };
  return foreseen(evaluate(template.Resources[logicalId]!.Properties, known)) as Properties;
}

/** The value with AWS's placeholder for what is not known yet. */
function foreseen(value: Value): Json {
  if (value instanceof Unknown || value === noValue) return '{{changeSet:KNOWN_AFTER_APPLY}}';
  if (Array.isArray(value)) return (value as readonly Value[]).map(foreseen);
  if (typeof value !== 'object') return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, foreseen(each as Value)]));
}
