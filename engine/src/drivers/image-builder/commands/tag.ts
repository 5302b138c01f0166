// `docker tag`: https://docs.docker.com/reference/cli/docker/image/tag/

import { fullName } from '../store/image-store.ts';
import { CommandFailure, parseOptions } from './options.ts';
import type { Command } from './session.ts';

export const tag: Command = async (session, args) => {
  const [source, target, ...more] = parseOptions('tag', args, {}).operands;
  if (source === undefined || target === undefined || more.length > 0)
    throw new CommandFailure("'docker tag' requires 2 arguments");
  const image = session.store.find(source);
  if (!image) throw new CommandFailure(`No such image: ${fullName(source)}`);
  session.store.name([fullName(target)], image.descriptor);
};
