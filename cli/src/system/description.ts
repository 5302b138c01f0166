// What the commands need to know of a system: its stack, where its source and templates are, and under which names its
// templates take parameters and return outputs. The commands get it as a value, so that they work for any system.

export interface SystemDescription {
  /** The CloudFormation stack that everything belongs to. */
  readonly stackName: string;
  /**
   * All parameters that differ from a deployment to AWS: those that only shorten waits, and a pipeline in the place of
   * GitHub Actions, whose runners do not reach this machine.
   */
  readonly waits: Readonly<Record<string, string>>;
  /** What the system is: its port, its size and the like. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly templates: {
    /** Absolute path; every `*.template.json` in it is uploaded. */
    readonly folder: string;
    /** The root stack's file in that folder. */
    readonly root: string;
    /** Name of the parameter that takes the URL of the uploaded folder. */
    readonly baseUrlParameter: string;
  };
  readonly source: {
    /** Absolute path of the folder whose commits are deployed. */
    readonly folder: string;
    /** `OWNER/NAME`, as the pipeline's source action has it. */
    readonly repositoryId: string;
    readonly connectionName: string;
    /** Names of the parameters that take the three. */
    readonly connectionParameter: string;
    readonly repositoryParameter: string;
    readonly branchParameter: string;
  };
  /** The second source of the pipeline, for a repository that has no infrastructure of its own. */
  readonly infrastructure?: {
    /** Texts by their names in the archive. The service's template is added to them. */
    readonly files: Readonly<Record<string, string>>;
    /** The service's template in `templates.folder`; the files may have one of their own in its place. */
    readonly serviceTemplate: string;
    readonly bucketParameter: string;
    readonly keyParameter: string;
  };
  /** Where the health check's path is found by trying, once the service answers. */
  readonly healthCheck?: { readonly pathParameter: string; readonly matcherParameter: string };
  /** Any answer of the service will do, since nobody said what it answers at `/`. */
  readonly acceptsAnyAnswer?: boolean;
  /** On AWS, GitHub Actions delivers: there is no pipeline. */
  readonly isByGithub?: boolean;
  /** Names of outputs of the root stack. */
  readonly outputs: {
    readonly pipelineName: string;
    readonly buildProjectName: string;
    readonly clusterName: string;
    readonly serviceUrl: string;
    /** The stack that the pipeline deploys the service with. */
    readonly serviceStackName: string;
  };
  readonly service: {
    /** Name of the service stack's output that has the tasks' log group. */
    readonly logGroupOutput: string;
  };
}
