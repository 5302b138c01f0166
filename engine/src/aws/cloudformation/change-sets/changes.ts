// Computes a change set: what an update would do to each resource.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
import type { PolicyAction, ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../../contracts/resource-type.ts';
import { propertyChanges } from '../schema/changes.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { nestedStackType, templateChanges } from '../source/compare.ts';
import { declared, type Prepared } from '../source/prepare.ts';
import type { ResourceRecord } from '../state.ts';
import { evaluate } from '../template/evaluate.ts';
import { canonical, type Json } from '../template/json.ts';
import { attributesIn, referencesIn } from '../template/references.ts';
import { noValue, Unknown, type Value } from '../template/value.ts';

interface Comparison {
  /** Absent when the stack is created. */
  readonly before?: Prepared;
  readonly after: Prepared;
  readonly records: ReadonlyMap<string, ResourceRecord>;
  readonly types: TypeRegistry;
}

/** In the order of the template; removed resources last. */
export function resourceChanges(comparison: Comparison): ResourceChange[] {
  const { before, after, types } = comparison;
  if (!before) return Object.keys(after.graph).map((logicalId) => added(logicalId, after));
  const direct = new Map(templateChanges(before, after).map(({ logicalId, action }) => [logicalId, action]));
  const changes = new Map<string, ResourceChange>();
  for (const logicalId of inDependencyOrder(after.graph)) {
    if (direct.get(logicalId) === 'Add') {
      changes.set(logicalId, added(logicalId, after));
      continue;
    }
    const details = [
      ...(direct.has(logicalId) ? directDetails(logicalId, before, after, types) : []),
      ...causedDetails(logicalId, after, changes, types),
    ];
    if (details.length > 0) changes.set(logicalId, modified(logicalId, details, comparison));
  }
  const removed = [...direct].filter(([, action]) => action === 'Remove');
  return [
    ...Object.keys(after.graph).flatMap((logicalId) => changes.get(logicalId) ?? []),
    ...removed.map(([logicalId]) => removal(logicalId, comparison)),
  ];
}

function added(logicalId: string, after: Prepared): ResourceChange {
  return {
    Action: 'Add',
    LogicalResourceId: logicalId,
    ResourceType: after.template.Resources[logicalId]!.Type,
    Scope: [],
    Details: [],
    AfterContext: afterContext(logicalId, after),
  };
}

function removal(logicalId: string, { before, records }: Comparison): ResourceChange {
  const { Type, DeletionPolicy } = before!.template.Resources[logicalId]!;
  const record = records.get(logicalId);
  return {
    PolicyAction: policyAction(DeletionPolicy, 'Delete'),
    Action: 'Remove',
    LogicalResourceId: logicalId,
    ...identity(record),
    ResourceType: Type,
    Scope: [],
    Details: [],
    ...beforeContext(record),
  };
}

function modified(
  logicalId: string,
  details: ResourceChangeDetail[],
  { after, records }: Comparison,
): ResourceChange {
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
    ...beforeContext(record),
    AfterContext: afterContext(logicalId, after),
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
  after: Prepared,
  types: TypeRegistry,
): ResourceChangeDetail[] {
  const [old, next] = [declared(before, logicalId), declared(after, logicalId)];
  const schema = types(next.type)?.schema;
  const details = propertyChanges(old.properties, next.properties, schema).flatMap((change) => {
    const target = {
      Attribute: change.name === 'Tags' ? ('Tags' as const) : ('Properties' as const),
      Name: change.name,
      RequiresRecreation: change.recreation,
      Path: `/Properties/${change.name}`,
      AttributeChangeType:
        change.before === undefined
          ? ('Add' as const)
          : change.after === undefined
            ? ('Remove' as const)
            : ('Modify' as const),
    };
    const written = (prepared: Prepared) => prepared.template.Resources[logicalId]!.Properties[change.name];
    if (canonical(written(before)) !== canonical(written(after))) {
      return [{ Target: target, Evaluation: 'Static' as const, ChangeSource: 'DirectModification' as const }];
    }
    const causes = changedParameters(written(after) ?? '', before, after);
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
  return [
    {
      Target: { Attribute: 'Properties', RequiresRecreation: 'Never' },
      Evaluation: 'Dynamic',
      ChangeSource: 'Automatic',
    },
  ];
}

function changedParameters(value: Json, before: Prepared, after: Prepared): string[] {
  return [...referencesIn(value)].filter(
    (name) =>
      Object.hasOwn(after.template.Parameters, name) &&
      canonical(before.scope.parameters[name]) !== canonical(after.scope.parameters[name]),
  );
}

/** Changes that follow from those of resources that this one refers to. */
function causedDetails(
  logicalId: string,
  { template, scope }: Prepared,
  changes: ReadonlyMap<string, ResourceChange>,
  types: TypeRegistry,
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
      return [
        {
          Target: {
            Attribute: 'Properties',
            Name: name,
            RequiresRecreation: schema?.properties[name]?.replacement === 'always' ? 'Always' : 'Never',
            Path: `/Properties/${name}`,
            AttributeChangeType: 'Modify',
          },
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

function beforeContext(record: ResourceRecord | undefined): { BeforeContext?: string } {
  const properties: Properties | undefined = record?.shape?.properties;
  return properties ? { BeforeContext: JSON.stringify({ Properties: properties }) } : {};
}

function afterContext(logicalId: string, { template, scope }: Prepared): string {
  return JSON.stringify({ Properties: foreseen(evaluate(template.Resources[logicalId]!.Properties, scope)) });
}

/** The value with AWS's placeholder for what is not known yet. */
function foreseen(value: Value): Json {
  if (value instanceof Unknown || value === noValue) return '{{changeSet:KNOWN_AFTER_APPLY}}';
  if (Array.isArray(value)) return (value as readonly Value[]).map(foreseen);
  if (typeof value !== 'object') return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, foreseen(each as Value)]));
}

function inDependencyOrder(graph: Prepared['graph']): string[] {
  const ordered = new Set<string>();
  const visit = (logicalId: string) => {
    if (ordered.has(logicalId)) return;
    for (const dependency of graph[logicalId] ?? []) visit(dependency);
    ordered.add(logicalId);
  };
  for (const logicalId of Object.keys(graph)) visit(logicalId);
  return [...ordered];
}
