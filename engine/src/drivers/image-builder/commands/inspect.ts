// `docker inspect`, for images: https://docs.docker.com/reference/cli/docker/inspect/

import type { StoredImage } from '../store/image-store.ts';
import { CommandFailure, parseOptions } from './options.ts';
import type { Command } from './session.ts';
import { renderTemplate } from './template.ts';

export const inspect: Command = async (session, args) => {
  const options = parseOptions('inspect', args, { values: { format: 'f', type: '' } });
  if (!['image', undefined].includes(options.one('type')))
    throw new CommandFailure(`the embedded builder only has images, not ${options.one('type')}`);
  if (options.operands.length === 0)
    throw new CommandFailure("'docker inspect' requires at least 1 argument");
  const found = options.operands.map((name) => {
    const image = session.store.find(name);
    if (!image) throw new CommandFailure(`No such object: ${name}`);
    return describe(image);
  });
  const format = options.one('format');
  if (format === undefined || format === 'json') session.out(`${JSON.stringify(found, null, 4)}\n`);
  else for (const each of found) session.out(`${renderTemplate(format, each)}\n`);
};

export function imageSize(image: StoredImage): number {
  return image.manifest.layers.reduce((total, layer) => total + layer.size, 0);
}

function describe(image: StoredImage): Readonly<Record<string, unknown>> {
  const { config, manifest } = image;
  return {
    Id: manifest.config.digest,
    RepoTags: image.tags,
    RepoDigests: image.repoDigests,
    Created: config.created ?? '',
    Config: config.config,
    Architecture: config.architecture,
    Os: config.os,
    Size: imageSize(image),
    RootFS: { Type: 'layers', Layers: config.rootfs.diff_ids },
  };
}
