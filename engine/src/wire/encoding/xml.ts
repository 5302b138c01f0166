// Encodes XML for restXml, awsQuery and ec2Query. https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
import type { NormalizedSchema } from '@smithy/core/schema';
import { encodeTimestamp, timestampForm } from './timestamps.ts';

/** The elements of a structure's members, without one for the structure itself. */
export function encodeMembers(
  schema: NormalizedSchema,
  value: object,
  skip?: (member: NormalizedSchema) => boolean,
): string {
  let xml = '';
  for (const [name, member] of schema.structIterator()) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined || inner === null || skip?.(member)) continue;
    if (member.getMergedTraits().xmlAttribute) continue;
    xml += encodeMember(tagOf(member, name), member, inner);
  }
  return xml;
}

export function element(tag: string, content: string, attributes = ''): string {
  return `<${tag}${attributes}>${content}</${tag}>`;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (c) => entities[c] ?? c);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

function encodeMember(tag: string, schema: NormalizedSchema, value: unknown): string {
  if (schema.isListSchema()) return encodeList(tag, schema, value as readonly unknown[]);
  if (schema.isMapSchema()) return encodeMap(tag, schema, value as Record<string, unknown>);
  if (schema.isStructSchema())
    return element(tag, encodeMembers(schema, value as object), attributesOf(schema, value as object));
  return element(tag, escapeXml(encodeScalar(schema, value)));
}

function encodeList(tag: string, schema: NormalizedSchema, items: readonly unknown[]): string {
  const item = schema.getValueSchema();
  const flat = schema.getMergedTraits().xmlFlattened;
  const itemTag = flat ? tag : (item.getMergedTraits().xmlName ?? 'member');
  const content = items
    .filter((value) => value !== undefined && value !== null)
    .map((value) => encodeMember(String(itemTag), item, value))
    .join('');
  return flat ? content : element(tag, content);
}

function encodeMap(tag: string, schema: NormalizedSchema, map: Record<string, unknown>): string {
  const keyTag = String(schema.getKeySchema().getMergedTraits().xmlName ?? 'key');
  const valueSchema = schema.getValueSchema();
  const valueTag = String(valueSchema.getMergedTraits().xmlName ?? 'value');
  const flat = schema.getMergedTraits().xmlFlattened;
  const entries = Object.entries(map).map(([key, value]) =>
    element(
      flat ? tag : 'entry',
      element(keyTag, escapeXml(key)) + encodeMember(valueTag, valueSchema, value),
    ),
  );
  return flat ? entries.join('') : element(tag, entries.join(''));
}

export function encodeScalar(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) return encodeTimestamp(value, timestampForm(schema, 'date-time'));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return String(value);
}

function attributesOf(schema: NormalizedSchema, value: object): string {
  let text = namespaceOf(schema);
  for (const [name, member] of schema.structIterator()) {
    const inner = (value as Record<string, unknown>)[name];
    if (!member.getMergedTraits().xmlAttribute || inner === undefined) continue;
    text += ` ${tagOf(member, name)}="${escapeXml(String(inner))}"`;
  }
  return text;
}

/** A structure's namespace, such as `xsi` for an S3 grantee. */
function namespaceOf(schema: NormalizedSchema): string {
  const declared = schema.getMergedTraits().xmlNamespace as readonly [string, string] | undefined;
  if (!declared) return '';
  const [prefix, uri] = declared;
  return uri ? ` xmlns${prefix ? `:${prefix}` : ''}="${uri}"` : '';
}

function tagOf(member: NormalizedSchema, name: string): string {
  return String(member.getMergedTraits().xmlName ?? name);
}
