// The engine's own API for the repositories of this machine that stand for repositories of code hosts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors/user-error.ts';
import type { EngineTarget } from './engine-target.ts';

export interface MappedSource {
  readonly repository: string;
  /** Absolute. */
  readonly path: string;
  readonly by: 'user' | 'current-folder';
}

export class SourceMap {
  readonly #url: string;
  readonly #token: string;

  constructor({ endpoint }: EngineTarget, stateFolder: string) {
    this.#url = `${endpoint}/_drydock/sources`;
    this.#token = readFileSync(join(stateFolder, 'token'), 'utf8').trim();
  }

  async list(): Promise<readonly MappedSource[]> {
    const { repositories } = (await this.#request('GET')) as { repositories: readonly MappedSource[] };
    return repositories;
  }

  async map(repository: string, path: string): Promise<void> {
    await this.#request('PUT', '', JSON.stringify({ repository, path }));
  }

  async remove(repository: string): Promise<MappedSource> {
    return (await this.#request('DELETE', `?${new URLSearchParams({ repository })}`)) as MappedSource;
  }

  async #request(method: string, query = '', body?: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const response = await fetch(`${this.#url}${query}`, { method, headers, ...(body ? { body } : {}) });
    const answer = (await response.json()) as { readonly message?: string };
    if (!response.ok) throw new UserError(answer.message ?? `The engine answered ${response.status}.`);
    return answer;
  }
}
