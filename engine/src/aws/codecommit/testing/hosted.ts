// CodeCommit in memory, over the real git driver in a temporary folder.

import type { Driver } from '../../../contracts/driver.ts';
import { listed } from '../../../contracts/listed-type.ts';
import { createGit } from '../../../drivers/git/index.ts';
import { TestHost } from '../../../drivers/testing/driver.ts';
import type { Input, Output } from '../../../kernel/operation-types.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import { s3 } from '../../s3/index.ts';
import { codeCommit } from '../index.ts';
import { repositoryResource } from '../resources/repository.ts';

export class Hosted {
  readonly cloud: Rehearsal;
  readonly host = new TestHost();
  readonly driver: Driver;

  constructor() {
    this.cloud = rehearse({ services: [codeCommit, s3, cloudFormation([listed(repositoryResource)])] });
    const { cloud, host } = this;
    this.driver = createGit({
      ...host,
      blobs: host.blobs,
      clock: cloud.clock,
      report: (name, report) => {
        host.report(name, report);
        cloud.report(name, report);
      },
    });
    for (const effect of ['git/host', 'git/unhost', 'git/ask'] as const) {
      cloud.on(effect, (input) => this.driver.effects[effect]!(input as never));
    }
  }

  /** An operation whose answer may come from the driver. */
  async call<O extends string>(
    operation: O,
    input: Input<'codecommit', O>,
  ): Promise<Output<'codecommit', O>> {
    const answer = this.cloud.answer('codecommit', operation, input) as Promise<Output<'codecommit', O>>;
    this.cloud.settle();
    const output = await answer;
    this.cloud.settle();
    return output;
  }

  /** A repository with one commit of the files to `main`. Returns the commit's id. */
  async create(repositoryName: string, files: Readonly<Record<string, string>>): Promise<string> {
    await this.call('CreateRepository', { repositoryName });
    const { commitId } = await this.call('CreateCommit', {
      repositoryName,
      branchName: 'main',
      putFiles: Object.entries(files).map(([filePath, text]) => ({ filePath, fileContent: bytes(text) })),
    });
    return commitId!;
  }

  async close(): Promise<void> {
    await this.driver.stop();
    this.cloud[Symbol.dispose]();
    this.host.remove();
  }
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);
