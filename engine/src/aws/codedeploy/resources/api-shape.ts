// CloudFormation's PascalCase properties as the CodeDeploy API's camelCase members.

/** Names that differ by more than the case of their first letter. */
const renamed: Readonly<Record<string, string>> = { ECSServices: 'ecsServices' };

/** The members of an API input; the caller says which one it is. */
export function toApi<T>(properties: unknown): T {
  return convert(properties) as T;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      renamed[name] ?? name[0]!.toLowerCase() + name.slice(1),
      membersOf(name, inner),
    ]),
  );
}

/** A tag filter's members have capitals in the API, too; a list of groups of filters is a list of lists there. */
function membersOf(name: string, value: unknown): unknown {
  if (name === 'Ec2TagFilters' || name === 'OnPremisesInstanceTagFilters') return value;
  const group = { Ec2TagSetList: 'Ec2TagGroup', OnPremisesTagSetList: 'OnPremisesTagGroup' }[name];
  if (group === undefined || !Array.isArray(value)) return convert(value);
  return value.map((each: Readonly<Record<string, unknown>>) => each[group] ?? []);
}
