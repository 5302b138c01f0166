// Translates a resource's `AWS::CloudFormation::Init` metadata into a shell script that writes the same files and runs the
// same commands, in cfn-init's order.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-init.html

export interface InitScript {
  readonly script: string;
  /** What the metadata asks for that the script does not do. */
  readonly leftOut: readonly string[];
}

type Mapping = Readonly<Record<string, unknown>>;

/**
 * @param metadata the resource's, parsed
 * @param chosen config sets by name; `default` when none is named
 * @returns a sentence when cfn-init would fail
 */
export function initScript(metadata: unknown, chosen: readonly string[]): InitScript | string {
  const init = mapping(mapping(metadata)['AWS::CloudFormation::Init']);
  if (Object.keys(init).length === 0) return 'the resource has no AWS::CloudFormation::Init in its metadata';
  const names = configsOf(init, chosen.length > 0 ? chosen : ['default']);
  if (typeof names === 'string') return names;
  const lines: string[] = [];
  const leftOut: string[] = [];
  for (const name of names) {
    const { packages, groups, users, sources, files, commands, services, ...others } = mapping(init[name]);
    leftOut.push(
      ...named('package', flattened(packages)),
      ...named('group', Object.keys(mapping(groups))),
      ...named('user', Object.keys(mapping(users))),
      ...named('source', Object.keys(mapping(sources))),
      ...named('key', Object.keys(others)),
    );
    for (const [path, file] of Object.entries(mapping(files))) {
      const line = fileOf(path, mapping(file));
      if (line === undefined) leftOut.push(`file ${path}: its content is not in the template`);
      else lines.push(line);
    }
    // "Commands are processed in alphabetical order by name."
    for (const [, command] of Object.entries(mapping(commands)).sort(([a], [b]) => (a < b ? -1 : 1)))
      lines.push(commandOf(mapping(command)));
    leftOut.push(...named('service', flattened(services)));
  }
  return { script: ['#!/bin/sh', ...lines].join('\n'), leftOut };
}

const mapping = (value: unknown): Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};

const named = (kind: string, names: readonly string[]) => names.map((name) => `${kind} ${name}`);

/** `yum: { jq: [] }` is `yum jq`. */
const flattened = (value: unknown) =>
  Object.entries(mapping(value)).flatMap(([kind, inner]) =>
    Object.keys(mapping(inner)).map((name) => `${kind} ${name}`),
  );

/** The configs of the sets, in order. A set may contain others: `{ ConfigSet: name }`. */
function configsOf(init: Mapping, sets: readonly string[]): string[] | string {
  const declared = mapping(init.configSets);
  if (Object.keys(declared).length === 0) {
    const [other] = sets.filter((name) => name !== 'default');
    return other === undefined ? ['config'] : `there is no config set ${other}`;
  }
  const found: string[] = [];
  const entered = new Set<string>();
  const enter = (set: string): string | undefined => {
    if (!Object.hasOwn(declared, set)) return `there is no config set ${set}`;
    if (entered.has(set)) return undefined;
    entered.add(set);
    const members = declared[set];
    for (const member of Array.isArray(members) ? members : [members]) {
      const inner = mapping(member).ConfigSet;
      if (inner === undefined) found.push(String(member));
      else {
        const problem = enter(String(inner));
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  };
  for (const set of sets) {
    const problem = enter(set);
    if (problem !== undefined) return problem;
  }
  return found;
}

/** An object as content is written as JSON. Undefined for a file that comes from a URL. */
function fileOf(path: string, { content, encoding }: Mapping): string | undefined {
  if (content === undefined) return undefined;
  const written = typeof content === 'string' ? content : JSON.stringify(content);
  const text = encoding === 'base64' ? Buffer.from(written, 'base64').toString('utf8') : written;
  return `cat > ${quote(path)} <<'CFN_INIT_END'\n${text}\nCFN_INIT_END`;
}

function commandOf({ command, env }: Mapping): string {
  const variables = Object.entries(mapping(env)).map(([name, value]) => `${name}=${quote(String(value))}`);
  const text = Array.isArray(command)
    ? command.map((word) => quote(String(word))).join(' ')
    : String(command ?? '');
  return [...variables, text].join('\n');
}

const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
