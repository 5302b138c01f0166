// CloudFormation's PascalCase properties as the ECS API's camelCase members: the one place where they are converted.

/** Maps whose keys are the user's own. */
const userKeys: ReadonlySet<string> = new Set(['DockerLabels', 'Labels', 'DriverOpts', 'HookDetails']);

/** Names that differ by more than the case of their first letter. */
const renamed: Readonly<Record<string, string>> = {
  // Of a task set; a service has AwsvpcConfiguration.
  AwsVpcConfiguration: 'awsvpcConfiguration',
  EFSVolumeConfiguration: 'efsVolumeConfiguration',
  FSxWindowsFileServerVolumeConfiguration: 'fsxWindowsFileServerVolumeConfiguration',
  FilesystemId: 'fileSystemId',
  IAM: 'iam',
  PlacementStrategies: 'placementStrategy',
  S3FilesVolumeConfiguration: 's3filesVolumeConfiguration',
};

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
      // `Options` is a map for a log driver.
      userKeys.has(name) || (name === 'Options' && !Array.isArray(inner)) ? inner : convert(inner),
    ]),
  );
}
