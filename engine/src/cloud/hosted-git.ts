// git over HTTP for CodeCommit's repositories: `/codecommit/<region>/v1/repos/<name>`. Any credentials will do, and none.
import { repositories } from '../aws/codecommit/state.ts';
import type { Route } from '../wire/gateway.ts';
import type { WireResponse } from '../wire/request.ts';
import type { Region } from './region.ts';

/** git sends a push in one piece. AWS takes pushes of any size, of files up to 2 GB. */
const maxPushBytes = 1024 ** 3;

/** @param region those that exist: a repository in another one is not there */
export function hostedGit(region: (name: string) => Region | undefined): Route {
  return {
    maxBodyBytes: maxPushBytes,
    refuse: () => undefined,
    answer(request) {
      const { method, query, headers, body } = request;
      const [, , regionName = '', v1, repos, name = '', ...rest] = decoded(request.path).split('/');
      const target = region(regionName);
      const known = target?.state.get(repositories, name.replace(/\.git$/, ''));
      if (!target || !known || v1 !== 'v1' || repos !== 'repos') {
        return notFound(`The region ${regionName} has no repository ${name}.`);
      }
      const path = `/${rest.join('/')}`;
      return target.serve('git', { target: known.id, method, path, query: query.toString(), headers, body });
    },
  };
}

const notFound = (text: string): WireResponse => ({
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: `${text}\n`,
});

/** What is not encoded as a URL names nothing. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
