// `docker pull`: https://docs.docker.com/reference/cli/docker/image/pull/
import { RegistryError } from '../../images/distribution.ts';
import { fullName } from '../store/image-store.ts';
import { CommandFailure, parseOptions } from './options.ts';
import type { Command } from './session.ts';
import { pullImage } from './transfer.ts';

export const pull: Command = async (session, args) => {
  const options = parseOptions('pull', args, { switches: { quiet: 'q' }, values: { platform: '' } });
  const [name, ...more] = options.operands;
  if (name === undefined || more.length > 0) throw new CommandFailure("'docker pull' requires 1 argument");
  try {
    const image = await pullImage(session, name);
    if (!options.has('quiet')) session.out(`Digest: ${image.descriptor.digest}\n`);
    session.out(`${fullName(name)}\n`);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== 'MANIFEST_UNKNOWN') throw error;
    throw new CommandFailure(`manifest for ${fullName(name)} not found: manifest unknown: ${error.message}`);
  }
};
