// Decodes the form parameters of awsQuery and ec2Query: `Filter.1.Value.2=x`.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { malformed } from '../faults.ts';
import { decodeScalar } from './text.ts';

/** `A.B.1=x` as nested nodes. A node may have both a text and branches. */
interface Node {
  text?: string;
  readonly branches: Map<string, Node>;
}

const maxDepth = 32;

export function parseForm(parameters: URLSearchParams): Node {
  const root: Node = { branches: new Map() };
  for (const [name, text] of parameters) {
    const parts = name.split('.');
    if (parts.length > maxDepth) throw malformed(`The parameter ${name.slice(0, 80)}… is nested too deeply`);
    let node = root;
    for (const part of parts) {
      const known = node.branches.get(part);
      const next = known ?? { branches: new Map() };
      if (!known) node.branches.set(part, next);
      node = next;
    }
    node.text = text;
  }
  return root;
}

export function decodeForm(
  schema: NormalizedSchema,
  node: Node,
  nameOf: (member: NormalizedSchema, name: string) => string,
  flatLists: boolean,
  path = '',
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const wireName = nameOf(member, name);
    const branch = node.branches.get(wireName) ?? flattenedBranch(member, node);
    if (branch)
      value[name] = decode(member, branch, nameOf, flatLists, path ? `${path}.${wireName}` : wireName);
  }
  return value;
}

/** A flattened list in awsQuery may have the name of its member instead of its own. */
function flattenedBranch(member: NormalizedSchema, node: Node): Node | undefined {
  if (!member.isListSchema() || !member.getMergedTraits().xmlFlattened) return undefined;
  const itemName = member.getValueSchema().getMergedTraits().xmlName;
  return itemName ? node.branches.get(String(itemName)) : undefined;
}

function decode(
  schema: NormalizedSchema,
  node: Node,
  nameOf: (member: NormalizedSchema, name: string) => string,
  flatLists: boolean,
  path: string,
): unknown {
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const flat = flatLists || schema.getMergedTraits().xmlFlattened;
    const itemName = String(item.getMergedTraits().xmlName ?? 'member');
    const items = flat ? node : (node.branches.get(itemName) ?? node.branches.get('member'));
    return numbered(items).map((branch, i) => decode(item, branch, nameOf, flatLists, `${path}.${i + 1}`));
  }
  if (schema.isMapSchema()) {
    const entries = schema.getMergedTraits().xmlFlattened ? node : node.branches.get('entry');
    const keyName = String(schema.getKeySchema().getMergedTraits().xmlName ?? 'key');
    const valueName = String(schema.getValueSchema().getMergedTraits().xmlName ?? 'value');
    return Object.fromEntries(
      numbered(entries).map((entry) => [
        entry.branches.get(keyName)?.text ?? '',
        decode(
          schema.getValueSchema(),
          entry.branches.get(valueName) ?? { branches: new Map() },
          nameOf,
          flatLists,
          path,
        ),
      ]),
    );
  }
  if (schema.isStructSchema()) return decodeForm(schema, node, nameOf, flatLists, path);
  return decodeScalar(schema, node.text ?? '', path);
}

/** The branches `1`, `2`, … in order. Gaps are closed, as AWS does. */
function numbered(node: Node | undefined): Node[] {
  if (!node) return [];
  return [...node.branches]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, branch]) => branch);
}
