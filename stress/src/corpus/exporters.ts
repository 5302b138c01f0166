// Which other templates a template imports from, and what their stacks have to be called: `!ImportValue ${Network}-VPC`
// needs a stack with the name that the parameter Network is given, of a template that exports `${AWS::StackName}-VPC`.
import { relative } from 'node:path';
import { parseTemplate } from '../../../engine/src/aws/cloudformation/template/parse.ts';

export interface Exporter {
  readonly file: string;
  /** The name that its stack needs; undefined where any will do. */
  readonly stackName: string | undefined;
  /** Those of its parameters that its exports' names begin with. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A name made of a parameter or pseudo parameter, and a constant: `${owner}-VPC`. */
interface Name {
  readonly owner: string;
  readonly rest: string;
}

interface Shape {
  readonly file: string;
  readonly imports: readonly Name[];
  readonly exports: readonly Name[];
  readonly defaults: ReadonlyMap<string, string>;
}

interface Chosen {
  readonly exporter: Exporter;
  readonly shape: Shape;
  /** That of the parameter that names it. */
  readonly value: string;
}

type Node = unknown;
type Tree = Readonly<Record<string, Node>>;

const isTree = (node: Node): node is Tree =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

/**
 * In the order in which they have to be deployed.
 * @param given values that whoever runs it gave the template's parameters
 */
export function exportersOf(
  file: string,
  texts: ReadonlyMap<string, string>,
  given: Readonly<Record<string, string>>,
  folder: string,
): { readonly exporters: readonly Exporter[]; readonly parameters: Readonly<Record<string, string>> } {
  const shapes = new Map<string, Shape>();
  for (const [each, text] of texts) {
    if (each !== file && !/Export/.test(text)) continue;
    const shape = shapeOf(each, text);
    if (shape) shapes.set(each, shape);
  }
  const root = shapes.get(file);
  if (!root) return { exporters: [], parameters: {} };
  const chosen = new Map<string, Chosen>();
  const parameters = choose(root, given, shapes, chosen, folder);
  return { exporters: [...chosen.values()].map(({ exporter }) => exporter), parameters };
}

/** Returns the values that the template's own parameters need. No two of what it chooses have the same name. */
function choose(
  importing: Shape,
  given: Readonly<Record<string, string>>,
  shapes: ReadonlyMap<string, Shape>,
  chosen: Map<string, Chosen>,
  folder: string,
  above: readonly string[] = [importing.file],
): Record<string, string> {
  const values: Record<string, string> = {};
  const owners = new Set(importing.imports.map(({ owner }) => owner));
  for (const owner of owners) {
    const value = given[owner] ?? importing.defaults.get(owner) ?? `corpus-${owner.toLowerCase()}`;
    // A stack that the template can do without: it is imported from under a condition.
    if (value === '') continue;
    const offered = [...chosen.values()]
      .filter((each) => each.value === value)
      .flatMap(({ shape }) => shape.exports);
    const names = importing.imports
      .filter((name) => name.owner === owner && !offered.some(({ rest }) => rest === name.rest))
      .map(({ rest }) => rest);
    const found = best(names, owner, importing.file, [...shapes.values()], above, folder);
    if (owner !== '') values[owner] = value;
    for (const exporter of found) {
      const ofStack = exporter.exports.some((name) => name.owner === 'AWS::StackName');
      const key = ofStack && owner !== '' ? value : `${exporter.file} ${value}`;
      if (chosen.has(key)) continue;
      const named = exporter.exports.filter((name) => name.owner !== '' && !name.owner.startsWith('AWS::'));
      const own = Object.fromEntries(named.map((name) => [name.owner, value]));
      const needed = choose(exporter, { ...given, ...own }, shapes, chosen, folder, [
        ...above,
        exporter.file,
      ]);
      const stackName = ofStack && owner !== '' ? value : undefined;
      const parameters = { ...needed, ...own };
      chosen.set(key, { shape: exporter, value, exporter: { file: exporter.file, stackName, parameters } });
    }
  }
  return values;
}

/** As few templates as export all of the names; of alternatives, the one whose path is most like the importing one's. */
function best(
  names: readonly string[],
  owner: string,
  file: string,
  shapes: readonly Shape[],
  above: readonly string[],
  folder: string,
): Shape[] {
  const found: Shape[] = [];
  let missing = new Set(names);
  while (missing.size > 0) {
    const [next] = shapes
      .filter((shape) => !above.includes(shape.file) && !found.some((other) => excludes(other, shape)))
      .map((shape) => ({
        shape,
        score: shape.exports.filter(({ rest }) => missing.has(rest)).length,
        likeness: likeness(`${relative(folder, file)} ${owner}`, relative(folder, shape.file)),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.likeness - a.likeness);
    if (!next) break;
    found.push(next.shape);
    missing = new Set([...missing].filter((name) => !next.shape.exports.some(({ rest }) => rest === name)));
  }
  return found;
}

/** A stack has one template, and no two stacks export the same name. */
function excludes(one: Shape, other: Shape): boolean {
  const names = new Set(one.exports.map(({ rest }) => rest));
  return (
    one.exports.some(({ owner }) => owner === 'AWS::StackName') ||
    other.exports.some(({ rest }) => names.has(rest))
  );
}

/** How many of its words are among the other's: `cluster-ec2-private-vpc.yml` is the one for `service-ec2-private-lb.yml`. */
function likeness(wanted: string, path: string): number {
  const words = (text: string) =>
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/);
  const known = new Set(words(wanted));
  const all = words(path);
  return all.filter((word) => known.has(word)).length - all.length / 100;
}

function shapeOf(file: string, text: string): Shape | undefined {
  let template: Tree;
  try {
    template = parseTemplate(text) as Tree;
  } catch {
    return undefined;
  }
  const imports = [...importsIn(template)].flatMap((node) => nameOf(node) ?? []);
  const outputs = isTree(template.Outputs) ? Object.values(template.Outputs) : [];
  const exports = outputs.flatMap((output) =>
    isTree(output) && isTree(output.Export) ? (nameOf(output.Export.Name) ?? []) : [],
  );
  const parameters = isTree(template.Parameters) ? Object.entries(template.Parameters) : [];
  const defaults = new Map(
    parameters.flatMap(([name, declared]) =>
      isTree(declared) && declared.Default !== undefined ? [[name, String(declared.Default)] as const] : [],
    ),
  );
  return { file, imports, exports, defaults };
}

function* importsIn(node: Node): Generator<Node> {
  if (Array.isArray(node)) for (const each of node) yield* importsIn(each);
  if (!isTree(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'Fn::ImportValue') yield value;
    else yield* importsIn(value);
  }
}

/** Further parameters after the first count as text: templates of one author name them alike, with the same defaults. */
function nameOf(node: Node): Name | undefined {
  const text = asSub(node);
  if (text === undefined) return undefined;
  const match = /^([^$]*)(?:\$\{([\w:]+)\})?(.*)$/.exec(text);
  if (!match) return undefined;
  const [, before = '', owner = '', after = ''] = match;
  return { owner, rest: `${before}${owner ? '|' : ''}${after}` };
}

/** The name in the form of Fn::Sub. */
function asSub(node: Node): string | undefined {
  if (typeof node === 'string') return node;
  if (!isTree(node)) return undefined;
  if (typeof node.Ref === 'string') return `\${${node.Ref}}`;
  const sub = node['Fn::Sub'];
  if (typeof sub === 'string') return sub;
  if (Array.isArray(sub)) {
    const [text, values] = sub as [string, Tree];
    return text.replace(/\$\{(\w+)\}/g, (whole, name: string) =>
      name in values ? (asSub(values[name]) ?? whole) : whole,
    );
  }
  const join = node['Fn::Join'];
  if (!Array.isArray(join) || !Array.isArray(join[1])) return undefined;
  const parts = join[1].map(asSub);
  return parts.includes(undefined) ? undefined : parts.join(String(join[0]));
}
