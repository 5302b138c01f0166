// `docker manifest inspect`: https://docs.docker.com/reference/cli/docker/manifest/inspect/
import { RegistryError } from '../../images/distribution.ts';
import { parseReference, referenceTarget } from '../../images/reference.ts';
import { fullName } from '../store/image-store.ts';
import { CommandFailure, parseOptions } from './options.ts';
import { type Command, registryOf } from './session.ts';

export const manifest: Command = async (session, [subcommand, ...args]) => {
  if (subcommand !== 'inspect')
    throw new CommandFailure(
      `the embedded builder has no "docker manifest ${subcommand ?? ''}", only inspect`,
    );
  const options = parseOptions('manifest inspect', args, { switches: { insecure: '' } });
  const [name, ...more] = options.operands;
  if (name === undefined || more.length > 0)
    throw new CommandFailure("'docker manifest inspect' requires 1 argument");
  const { client, repository } = registryOf(session, name);
  try {
    const found = await client.manifest(repository, referenceTarget(parseReference(name)));
    session.out(`${JSON.stringify(JSON.parse(found.bytes.toString()), null, 3)}\n`);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.status !== 404) throw error;
    throw new CommandFailure(`no such manifest: ${fullName(name)}`);
  }
};
