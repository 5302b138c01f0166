// `docker login`: https://docs.docker.com/reference/cli/docker/login/
// The engine accepts its own builds without a password, so a login without one succeeds, as it does in Docker when a
// password has been stored.
import { Distribution } from '../../images/distribution.ts';
import { isEngineRegistry } from '../../images/reference.ts';
import { CommandFailure, parseOptions } from './options.ts';
import { type Command, passwordFor, rememberPassword } from './session.ts';

export const login: Command = async (session, args) => {
  const options = parseOptions('login', args, {
    values: { username: 'u', password: 'p' },
    switches: { 'password-stdin': '' },
  });
  const server = (options.operands[0] ?? 'docker.io').replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  if (!isEngineRegistry(server))
    throw new CommandFailure(
      `${server} is not reachable: the embedded builder only talks to the engine's own registry at ${new URL(session.endpoint).host}`,
    );
  const given = options.has('password-stdin') ? session.input().trim() : options.one('password');
  if (given === '') throw new CommandFailure('password is empty');
  if (given !== undefined && options.one('username') !== 'AWS')
    throw new CommandFailure(
      `the registry knows the user name AWS only, not ${options.one('username') ?? 'none'}`,
    );
  await new Distribution(session.endpoint, given ?? passwordFor(session)).ping();
  if (given !== undefined) rememberPassword(session, given);
  session.out('Login Succeeded\n');
};
