// Git repositories that the engine itself hosts: bare repositories in the git driver's folder, by an id. Their references
// and objects are the repository's own; services learn of them by reports.

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Makes the repository unless it is there, and reports its references. */
    'git/host': HostedRepository;
    /** Removes it. */
    'git/unhost': { readonly repositoryId: string };
    /** Reads it, or writes to it: git/answer, and git/references before that if a reference has changed. */
    'git/ask': GitQuestion;
  }
  interface Reports {
    /** All references of a hosted repository, when they may have changed. */
    'git/references': {
      readonly repositoryId: string;
      /** By full name, `refs/heads/main`: the object that it names. */
      readonly references: Readonly<Record<string, string>>;
    };
    'git/answer': { readonly requestId: string } & (
      | { readonly answer: unknown }
      | { readonly failure: GitFailureKind; readonly text: string }
    );
  }
}

export interface HostedRepository {
  readonly repositoryId: string;
  /** What a clone checks out. Absent while there is no branch. */
  readonly defaultBranch?: string;
  /** A ZIP file whose files become the first commit. Only of a repository without branches. */
  readonly seed?: { readonly blob: string; readonly branch: string };
}

/** In place of the path of a repository on this machine: a hosted one. */
export const hostedPath = (repositoryId: string): string => `hosted:${repositoryId}`;

export type GitFailureKind = 'no-commit' | 'no-path' | 'not-a-file' | 'outdated' | 'no-change' | 'failed';

/** The outcome is the `GitAnswers` of the same name. */
export type GitQuestion = { readonly requestId: string; readonly repositoryId: string } & {
  [Q in keyof GitQuestions]: { readonly do: Q } & GitQuestions[Q];
}[keyof GitQuestions];

interface GitQuestions {
  /** Of a branch's name, a tag's or a commit's id. */
  readonly commit: { readonly specifier: string };
  readonly file: { readonly specifier: string; readonly path: string };
  /** `''`: the root. */
  readonly folder: { readonly specifier: string; readonly path: string };
  readonly blob: { readonly id: string };
  readonly differences: {
    readonly before?: string;
    readonly after: string;
    readonly paths: readonly string[];
  };
  readonly 'set-branch': {
    readonly branch: string;
    /** Absent: the branch is deleted. */
    readonly commit?: string;
  };
  readonly write: {
    readonly branch: string;
    /** The commit that the branch has to be at. Absent: the branch must not exist. */
    readonly parent?: string;
    readonly author: { readonly name: string; readonly email: string };
    readonly message: string;
    readonly at: number;
    readonly puts: readonly GitPut[];
    readonly deletes: readonly string[];
    /** Deleted after the puts: their content is elsewhere then. */
    readonly moved: readonly string[];
  };
}

export interface GitPut {
  readonly path: string;
  /** As git has it: 100644, 100755 or 120000. Absent: what the file has, or 100644. */
  readonly mode?: string;
  /** Absent: the content stays. */
  readonly content?: Uint8Array;
  /** In place of the content: another file's. */
  readonly from?: string;
}

export interface GitAnswers {
  readonly commit: GitCommit;
  readonly file: {
    readonly commitId: string;
    readonly id: string;
    readonly mode: string;
    readonly content: Uint8Array;
  };
  readonly folder: {
    readonly commitId: string;
    readonly treeId: string;
    readonly entries: readonly GitEntry[];
  };
  readonly blob: { readonly content: Uint8Array };
  readonly differences: readonly GitDifference[];
  readonly 'set-branch': Record<string, never>;
  readonly write: {
    readonly commitId: string;
    readonly treeId: string;
    readonly changes: readonly GitDifference[];
  };
}

export interface GitCommit {
  readonly commitId: string;
  readonly treeId: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly message: string;
}

export interface GitPerson {
  readonly name: string;
  readonly email: string;
  /** Seconds since the epoch and the offset, as git has it: `1480000000 -0700`. */
  readonly date: string;
}

export interface GitEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly id: string;
  readonly name: string;
}

export interface GitDifference {
  readonly type: 'A' | 'M' | 'D';
  readonly before?: GitSide;
  readonly after?: GitSide;
}

export interface GitSide {
  readonly id: string;
  readonly path: string;
  readonly mode: string;
}
