// What can be deployed, brought to one form: templates with their names, their files, and the paths of their constructs.

export interface DeployableStack {
  readonly name: string;
  /** JSON or YAML. */
  readonly templateBody: string;
  readonly paths: readonly ConstructPath[];
  readonly files: readonly FileAsset[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where a construct's resource is. */
export interface ConstructPath {
  /** `Shop/Service/Service`. */
  readonly path: string;
  /** Logical ids: of the nested stacks that it is in, the outermost first, and its own. */
  readonly logicalIds: readonly string[];
  /** For example `AWS::ECS::Service`. */
  readonly type: string;
}

/** What `cdk deploy` uploads to the bucket that `cdk bootstrap` makes. */
export interface FileAsset {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** The resources of a template that say which construct they are of. */
export function pathsInTemplate(template: TemplateLike, stackName: string): ConstructPath[] {
  return Object.entries(template.Resources ?? {}).flatMap(([logicalId, { Type = '', Metadata }]) => {
    const path = Metadata?.['aws:cdk:path'];
    return [path, `${stackName}/${logicalId}`].flatMap((each) =>
      typeof each === 'string' ? [{ path: each, logicalIds: [logicalId], type: Type }] : [],
    );
  });
}

export interface TemplateLike {
  readonly Resources?: Readonly<
    Record<string, { readonly Type?: string; readonly Metadata?: Readonly<Record<string, unknown>> }>
  >;
}
