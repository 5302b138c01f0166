// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
// An inline policy of each of its roles, users and groups.

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { deletePolicy, documentOf, type EntityKind, putPolicy } from './entity-policies.ts';
import { policyText } from './policy-text.ts';

interface PolicyProperties {
  readonly PolicyName: string;
  readonly PolicyDocument: unknown;
  readonly Roles?: readonly string[];
  readonly Users?: readonly string[];
  readonly Groups?: readonly string[];
}

interface Entity {
  readonly kind: EntityKind;
  readonly name: string;
}

const read = (properties: Properties) => properties as unknown as PolicyProperties;

export const policyResource: ResourceType = {
  type: 'AWS::IAM::Policy',

  create(request, ctx) {
    putPolicies(request.properties, ctx);
    return { status: 'success', physicalId: request.generatedName(40) };
  },

  update(physicalId, request, ctx) {
    const { PolicyName } = read(request.properties);
    const before = read(request.previous).PolicyName;
    const kept = before === PolicyName ? entitiesOf(request.properties) : [];
    putPolicies(request.properties, ctx);
    for (const { kind, name } of entitiesOf(request.previous))
      if (!kept.some((each) => each.kind === kind && each.name === name))
        deletePolicy(kind, name, before, ctx);
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    for (const { kind, name } of entitiesOf(properties))
      deletePolicy(kind, name, read(properties).PolicyName, ctx);
    return { status: 'success', physicalId };
  },

  read(_physicalId, properties, ctx) {
    const { PolicyName, PolicyDocument } = read(properties);
    const held = entitiesOf(properties).flatMap((entity) => {
      const text = documentOf(entity.kind, entity.name, PolicyName, ctx);
      return text === undefined ? [] : [{ ...entity, text }];
    });
    const changed = held.find(({ text }) => text !== policyText(PolicyDocument)) ?? held[0];
    const names = (kind: EntityKind) => held.filter((each) => each.kind === kind).map(({ name }) => name);
    return (
      changed && {
        PolicyName,
        PolicyDocument: changed.text,
        Roles: names('Role'),
        Users: names('User'),
        Groups: names('Group'),
      }
    );
  },
  attributes: (physicalId) => ({ Id: physicalId }),
};

function entitiesOf(properties: Properties): Entity[] {
  const { Roles = [], Users = [], Groups = [] } = read(properties);
  const all = (kind: EntityKind, names: readonly string[]) => names.map((name) => ({ kind, name }));
  return [...all('Role', Roles), ...all('User', Users), ...all('Group', Groups)];
}

function putPolicies(properties: Properties, ctx: Context): void {
  const { PolicyName, PolicyDocument } = read(properties);
  const entities = entitiesOf(properties);
  if (entities.length === 0) throw invalidInput('At least one of [Groups,Roles,Users] must be non-empty.');
  for (const { kind, name } of entities) putPolicy(kind, name, PolicyName, PolicyDocument, ctx);
}
