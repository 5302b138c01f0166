// `docker push`: https://docs.docker.com/reference/cli/docker/image/push/

import { fullName } from '../store/image-store.ts';
import { CommandFailure, parseOptions } from './options.ts';
import type { Command } from './session.ts';
import { pushImage } from './transfer.ts';

export const push: Command = async (session, args) => {
  const options = parseOptions('push', args, { switches: { quiet: 'q' } });
  const [name, ...more] = options.operands;
  if (name === undefined || more.length > 0) throw new CommandFailure("'docker push' requires 1 argument");
  const full = fullName(name);
  const image = session.store.find(full);
  if (!image) throw new CommandFailure(`An image does not exist locally with the tag: ${name}`);
  const repository = full.replace(/:[^:/]*$/, '');
  const print = (line: string) => {
    if (!options.has('quiet')) session.out(`${line}\n`);
  };
  print(`The push refers to repository [${repository}]`);
  await pushImage(session, image, full, print);
  const { digest, size } = image.descriptor;
  if (options.has('quiet')) session.out(`${full}\n`);
  else print(`${full.slice(repository.length + 1)}: digest: ${digest} size: ${size}`);
};
