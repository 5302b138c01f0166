// A type that AWS has and the engine does not simulate: the resource gets an identity from its schema and is recorded,
// and that is all. The stack's events say so.

import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { defineTable } from '../../../kernel/table.ts';
import { attributeOf, refOf } from './recorded-values.ts';
import type { TypeSchema } from './schema.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/recorded-resources': RecordedResource;
  }
}

interface RecordedResource {
  readonly type: string;
  readonly physicalId: string;
  readonly name?: string;
  readonly properties: Properties;
}
/** Key: `<type>/<physical id>`. */
export const recordedResources = defineTable('cloudformation/recorded-resources');

export const recordedReason = (type: string) => `Recorded only: Drydock does not simulate ${type}`;

export function recordedType(type: string, schema?: TypeSchema): ResourceType {
  const keep = (physicalId: string, name: string, { properties }: ResourceRequest, ctx: Context) => {
    ctx.put(recordedResources, `${type}/${physicalId}`, { type, physicalId, name, properties });
    return { status: 'success', physicalId } as const;
  };
  return {
    type,
    create: (request, ctx) => {
      const name = nameOf(type, request, schema);
      const made = refOf({ type, name, properties: request.properties }, ctx);
      return keep(made ?? identity(request, ctx, schema), name, request, ctx);
    },
    update: (physicalId, request, ctx) => {
      const { name = physicalId } = ctx.get(recordedResources, `${type}/${physicalId}`) ?? {};
      return keep(physicalId, name, request, ctx);
    },
    delete: (physicalId, _request, ctx) => {
      ctx.delete(recordedResources, `${type}/${physicalId}`);
      return { status: 'success', physicalId };
    },
    attributes: (physicalId, ctx) => {
      const { name = physicalId, properties = {} } =
        ctx.get(recordedResources, `${type}/${physicalId}`) ?? {};
      return Object.fromEntries(
        (schema?.attributes ?? []).map((each) => [
          each,
          attributeOf(each, { type, name, properties }, physicalId, ctx) ??
            attribute(each, physicalId, properties, ctx, schema),
        ]),
      );
    },
  };
}

/**
 * The name that the template gives: the identifier, or the property called after the type (`QueueName`, `Name`). RDS and
 * ElastiCache keep theirs in small letters.
 */
function nameOf(type: string, request: ResourceRequest, schema: TypeSchema | undefined): string {
  const short = type.split('::').at(-1) ?? '';
  const candidates = [...(schema?.identifier ?? []), `${short}Name`, `${short}Identifier`, 'Name'];
  const given = candidates
    .map((each) => request.properties[each])
    .find((value): value is string => typeof value === 'string');
  const isLower = /^AWS::(RDS|DocDB|ElastiCache)::/.test(type);
  const name = given ?? request.generatedName(isLower ? 40 : 64);
  return isLower ? name.toLowerCase() : name;
}

/** The name that the properties give, where the schema identifies the resource by it; otherwise a generated one. */
function identity(request: ResourceRequest, ctx: Context, schema: TypeSchema | undefined): string {
  const [name, ...others] = schema?.identifier ?? [];
  const given = name === undefined ? undefined : request.properties[name];
  if (others.length === 0 && typeof given === 'string') return given;
  const generated = request.generatedName(64);
  return name?.endsWith('Arn') && schema?.arn ? arn(schema.arn, generated, ctx) : generated;
}

function attribute(
  name: string,
  physicalId: string,
  properties: Properties,
  ctx: Context,
  schema: TypeSchema | undefined,
): unknown {
  if (Object.hasOwn(properties, name)) return properties[name];
  if (!name.endsWith('Arn')) return physicalId;
  if (physicalId.startsWith('arn:')) return physicalId;
  return schema?.arn ? arn(schema.arn, physicalId, ctx) : ctx.arn('recorded', physicalId);
}

/** Fills in an ARN format. Variables other than account, region and partition stand for the resource's name. */
function arn(template: string, name: string, { partition, region, account }: Context): string {
  const known: Readonly<Record<string, string>> = { Partition: partition, Region: region, Account: account };
  return template.replace(/\$\{(\w+)\}/g, (_match, variable: string) => known[variable] ?? name);
}
