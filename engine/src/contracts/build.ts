// Builds: what CodeBuild requests of the driver, and what comes back.

export type BuildPhaseName =
  | 'DOWNLOAD_SOURCE'
  | 'INSTALL'
  | 'PRE_BUILD'
  | 'BUILD'
  | 'POST_BUILD'
  | 'UPLOAD_ARTIFACTS'
  | 'FINALIZING';

export type BuildStatus = 'SUCCEEDED' | 'FAILED' | 'FAULT' | 'TIMED_OUT' | 'STOPPED';

export interface BuildSpecification {
  /** `<project>:<uuid>`. */
  readonly buildId: string;
  /** Blobs of ZIP files; the primary one is first, its id empty. */
  readonly sources: readonly { readonly id: string; readonly zipBlob: string }[];
  /** A path in the primary source, or the text of a buildspec; `buildspec.yml` when absent. */
  readonly buildspec?: { readonly path: string } | { readonly text: string };
  /** Variables of the project and of the StartBuild call, and CodeBuild's own; they win over the buildspec's. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whose credentials its commands have; dummies when absent. */
  readonly role?: { readonly roleArn: string; readonly session: string };
  /** The project's build environment. Absent where a build has none of its own, as the Commands action of a pipeline. */
  readonly container?: BuildContainerSpecification;
  readonly logs: { readonly group: string; readonly stream: string };
  readonly timeoutMs: number;
  /** The ids of secondary artifacts wanted; the primary artifact is always wanted unless `artifacts` is false. */
  readonly artifacts: boolean;
  readonly secondaryArtifacts: readonly string[];
}

export interface BuildContainerSpecification {
  readonly image: string;
  /** Whether builds of images are allowed in it. */
  readonly privileged: boolean;
}

export interface BuildPhase {
  readonly buildId: string;
  readonly phase: BuildPhaseName;
  /** Absent when the phase begins. */
  readonly status?: BuildStatus;
  readonly contexts?: readonly { readonly statusCode: string; readonly message: string }[];
}

export interface BuildFinished {
  readonly buildId: string;
  readonly status: BuildStatus;
  readonly exportedVariables: readonly { readonly name: string; readonly value: string }[];
  /** Blobs of ZIP files by artifact id; the primary one's id is empty. */
  readonly artifacts: readonly {
    readonly id: string;
    readonly zipBlob: string;
    readonly sizeBytes: number;
  }[];
}
